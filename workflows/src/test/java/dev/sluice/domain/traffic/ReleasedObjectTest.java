package dev.sluice.domain.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.RoutingWrite;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left in objects that no Rollout names any more (spec 3.13). */
class ReleasedObjectTest {
    private static final ObjectRef RULE = new ObjectRef(
            new ApiResource("networking.istio.io", "v1alpha3", "DestinationRule", "destinationrules"), "shop", "r");
    private static final ObjectRef INGRESS = new ObjectRef(ApiResource.INGRESS, "shop", "i");

    private static Optional<Json> released(String field, ObjectRef ref, Json.Obj object) {
        TrafficRouter router = TrafficRouters.ALL.stream()
                .filter(one -> one.field().equals(field))
                .findFirst()
                .orElseThrow();
        return TrafficRouters.release(router, "web", ref, object)
                .map(write -> ((RoutingWrite.Change) write).patch())
                .flatMap(patch -> patch.apply(object));
    }

    private static Json.Obj yaml(String text) {
        return Yaml.read(text);
    }

    @Test
    void aDestinationRuleLosesHashesAndAnnotation() {
        Json.Obj rule = yaml("""
                metadata: {name: r, resourceVersion: "1", annotations: {argo-rollouts.argoproj.io/managed-by-rollouts: web}}
                spec:
                  host: web
                  subsets:
                    - {name: canary, labels: {app: web, rollouts-pod-template-hash: a}}
                    - {name: stable, labels: {rollouts-pod-template-hash: b}}
                """);

        assertThat(released("istio", RULE, rule)).contains(yaml("""
                metadata: {name: r, resourceVersion: "1"}
                spec:
                  host: web
                  subsets:
                    - {name: canary, labels: {app: web}}
                    - {name: stable}
                """));
    }

    @Test
    void aDestinationRuleOfAnotherRolloutIsLeftAlone() {
        Json.Obj rule = yaml("""
                metadata: {name: r, resourceVersion: "1", annotations: {argo-rollouts.argoproj.io/managed-by-rollouts: zoo}}
                spec: {subsets: [{name: stable, labels: {rollouts-pod-template-hash: b}}]}
                """);

        assertThat(released("istio", RULE, rule)).isEmpty();
    }

    @Test
    void anIngressForwardsEachActionToTheServiceItIsNamedAfter() {
        Json.Obj ingress = yaml("""
                metadata:
                  name: i
                  resourceVersion: "1"
                  annotations:
                    alb.ingress.kubernetes.io/actions.root: '{"Type":"forward","ForwardConfig":{"TargetGroups":[{"ServiceName":"c","ServicePort":"81","Weight":20},{"ServiceName":"s","ServicePort":"81","Weight":80}]}}'
                    alb.ingress.kubernetes.io/conditions.root: '[]'
                    rollouts.argoproj.io/managed-alb-actions: web:root
                    rollouts.argoproj.io/managed-alb-annotations: '{"web":["alb.ingress.kubernetes.io/actions.root","alb.ingress.kubernetes.io/conditions.root"],"zoo":["x"]}'
                """);

        assertThat(released("alb", INGRESS, ingress)).contains(yaml("""
                metadata:
                  name: i
                  resourceVersion: "1"
                  annotations:
                    alb.ingress.kubernetes.io/actions.root: '{"Type":"forward","ForwardConfig":{"TargetGroups":[{"ServiceName":"root","ServicePort":"81","Weight":100}]}}'
                    alb.ingress.kubernetes.io/conditions.root: '[]'
                    rollouts.argoproj.io/managed-alb-annotations: '{"zoo":["x"]}'
                """));
    }

    @Test
    void anIngressThatDoesNotMentionTheRolloutIsLeftAlone() {
        Json.Obj ingress = yaml("""
                metadata: {name: i, annotations: {rollouts.argoproj.io/managed-alb-annotations: '{"zoo":["x"]}'}}
                """);

        assertThat(released("alb", INGRESS, ingress)).isEmpty();
    }
}
