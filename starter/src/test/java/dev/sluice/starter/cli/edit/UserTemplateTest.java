package dev.sluice.starter.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.starter.cli.cluster.Trees;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UserTemplateTest {

    @Test
    void leavesOutWhatAReleaseInjected() throws IOException {
        ReplicaSet set = ReplicaSet.read(object("""
                metadata:
                  annotations:
                    rollout.argoproj.io/ephemeral-metadata: '{"labels":{"role":"canary"},"annotations":{"link":"x"}}'
                spec:
                  template:
                    metadata:
                      creationTimestamp: null
                      labels: {app: web, role: canary, rollouts-pod-template-hash: h1}
                      annotations: {link: x}
                    spec:
                      containers: [{name: web, image: "w:1"}]
                      affinity:
                        nodeAffinity: {}
                        podAntiAffinity:
                          requiredDuringSchedulingIgnoredDuringExecution:
                          - topologyKey: kubernetes.io/hostname
                            labelSelector: {matchExpressions: [{key: rollouts-pod-template-hash, operator: In, values: [h0]}]}
                """));

        Json.Obj template = UserTemplate.of(set);

        assertThat(template).isEqualTo(object("""
                metadata: {labels: {app: web}}
                spec:
                  containers: [{name: web, image: "w:1"}]
                  affinity: {nodeAffinity: {}}
                """));
    }

    @Test
    void keepsWhatTheUserWrote() throws IOException {
        Json.Obj written = object("{metadata: {annotations: {a: b}}, spec: {affinity: {podAntiAffinity: {}}}}");
        ReplicaSet set = ReplicaSet.read(Json.Obj.EMPTY.with("spec", Json.Obj.EMPTY.with("template", written)));

        assertThat(UserTemplate.of(set)).isEqualTo(written);
    }

    private static Json.Obj object(String yaml) throws IOException {
        return (Json.Obj) Trees.documents(yaml).getFirst();
    }
}
