package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;

/** Rollouts that borrow their pod template, and what they borrow it from. */
final class Workloads {
    static final String WORKLOAD = "app";
    static final String ROLLOUT = "web";
    static final int REPLICAS = 3;

    private final KubernetesClient client;
    private final Rollouts rollouts;
    private final String instance;

    Workloads(Lab lab, Rollouts rollouts) {
        this.client = lab.client();
        this.rollouts = rollouts;
        this.instance = lab.instance();
    }

    /** Creates a Rollout with this strategy, as YAML on one line, that refers to a workload of this kind. */
    void borrow(String version, String kind, String scaleDown, String strategy) {
        create("""
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata:
                  name: %1$s
                  namespace: %2$s
                  labels: {%3$s: "%4$s"}
                spec:
                  replicas: %5$d
                  %9$s
                  workloadRef: {apiVersion: %6$s, kind: %7$s, name: %10$s, scaleDown: %8$s}
                  strategy: %11$s
                """.formatted(
                        ROLLOUT,
                        rollouts.namespace(),
                        Canary.INSTANCE,
                        instance,
                        REPLICAS,
                        version,
                        kind,
                        scaleDown,
                        kind.equals("PodTemplate") ? "selector: {matchLabels: {app: web}}" : "revisionHistoryLimit: 5",
                        WORKLOAD,
                        strategy));
    }

    /** Creates a Rollout that refers to the Deployment. */
    void borrow(String scaleDown, String strategy) {
        borrow("apps/v1", "Deployment", scaleDown, strategy);
    }

    /** Creates the workload, or applies it again as a tool does that knows its manifest. */
    void apply(String version, String kind, String image) {
        String template = """
                template: {metadata: {labels: {app: web}}, spec: {containers: [{name: app, image: "%s"}]}}""".formatted(image);
        String body = kind.equals("PodTemplate")
                ? template
                : "spec: {replicas: " + REPLICAS + ", selector: {matchLabels: {app: web}}, " + template + "}";
        client.resource(resource("""
                        apiVersion: %s
                        kind: %s
                        metadata: {name: %s, namespace: %s}
                        %s
                        """.formatted(version, kind, WORKLOAD, rollouts.namespace(), body)))
                .createOr(NonDeletingOperation::patch);
    }

    /** Creates the Deployment, and waits for its pods. */
    void deploy() {
        apply("apps/v1", "Deployment", "guestbook:1");
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() ->
                        assertThat(deployment().getStatus().getReadyReplicas()).isEqualTo(REPLICAS));
    }

    private void create(String manifest) {
        client.resource(resource(manifest)).create();
    }

    private static HasMetadata resource(String manifest) {
        return Serialization.unmarshal(manifest, GenericKubernetesResource.class);
    }

    private Resource<Deployment> handle() {
        return client.apps().deployments().inNamespace(rollouts.namespace()).withName(WORKLOAD);
    }

    Deployment deployment() {
        return handle().require();
    }

    void deleteDeployment() {
        handle().delete();
        await().atMost(Rollouts.LIMIT).until(() -> handle().get() == null);
    }

    /** A merge patch of the Deployment. */
    void patch(String patch) {
        handle().patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    void awaitReplicas(int replicas) {
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(deployment().getSpec().getReplicas())
                        .as("%s\n%s", deployment().getMetadata(), rollouts.find(ROLLOUT))
                        .isEqualTo(replicas));
    }

    /** What a Rollout has noted on the Deployment. */
    List<String> notes() {
        Map<String, String> annotations = deployment().getMetadata().getAnnotations();
        return annotations.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("sluice.dev/"))
                .map(Map.Entry::toString)
                .sorted()
                .toList();
    }

    /** Revision and size of the Rollout's own ReplicaSets, the oldest revision first. */
    List<String> sizes() {
        return rollouts.replicaSets().stream()
                .filter(set -> set.getMetadata().getLabels().containsKey("rollouts-pod-template-hash"))
                .map(set -> "#%d ×%d"
                        .formatted(Rollouts.revision(set), set.getSpec().getReplicas()))
                .toList();
    }

    /** The Rollout is healthy, and says that it uses the present template. */
    void awaitHealthy() {
        rollouts.awaitSeen(ROLLOUT, seen -> {
            assertThat(seen.phase()).as("%s", seen).isEqualTo("Healthy");
            String observed = seen.text("workloadObservedGeneration");
            assertThat(observed)
                    .isNotEmpty()
                    .isEqualTo(seen.object()
                            .path("metadata")
                            .path("annotations")
                            .path("rollout.argoproj.io/workload-generation")
                            .asText());
        });
    }
}
