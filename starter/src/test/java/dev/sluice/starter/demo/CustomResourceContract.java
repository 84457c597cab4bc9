package dev.sluice.starter.demo;

import static dev.sluice.starter.demo.ClusterUnderTest.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rollouts, with a status of their own, and AnalysisRuns, without; skipped where their definitions are not installed. */
interface CustomResourceContract extends ClusterUnderTest {
    String API_VERSION = "argoproj.io/v1alpha1";

    @Test
    default void statusOfARolloutIsWrittenApart() {
        Resource<GenericKubernetesResource> rollout = createRollout("own-status");

        GenericKubernetesResource patched = rollout.subresource("status")
                .patch(
                        PatchContract.MERGE,
                        "{\"metadata\":{\"labels\":{\"a\":\"b\"}},\"spec\":{\"replicas\":9},\"status\":{\"phase\":\"Paused\"}}");

        assertThat(patched.<String>get("status", "phase")).isEqualTo("Paused");
        assertThat(patched.<Integer>get("spec", "replicas")).isZero();
        assertThat(patched.getMetadata().getGeneration()).isEqualTo(1);
        assertThat(patched.getMetadata().getLabels()).isNullOrEmpty();
    }

    @Test
    default void mainWriteOfARolloutLeavesItsStatus() {
        Resource<GenericKubernetesResource> rollout = createRollout("kept-status");
        rollout.subresource("status").patch(PatchContract.MERGE, "{\"status\":{\"phase\":\"Paused\"}}");

        GenericKubernetesResource patched =
                rollout.patch(PatchContract.MERGE, "{\"spec\":{\"paused\":true},\"status\":{\"phase\":\"Healthy\"}}");

        assertThat(patched.<String>get("status", "phase")).isEqualTo("Paused");
        assertThat(patched.<Boolean>get("spec", "paused")).isTrue();
        assertThat(patched.getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    default void scaleOfARolloutIsReadFromItsStatus() {
        Resource<GenericKubernetesResource> rollout = createRollout("scaled-rollout");
        rollout.subresource("status")
                .patch(PatchContract.MERGE, "{\"status\":{\"HPAReplicas\":3,\"selector\":\"app=scaled-rollout\"}}");

        GenericKubernetesResource scale = client().genericKubernetesResources(API_VERSION, "Rollout")
                .inNamespace(namespace())
                .withName("scaled-rollout")
                .subresource("scale")
                .patch(PatchContract.MERGE, "{\"spec\":{\"replicas\":4}}");

        assertThat(scale.getKind()).isEqualTo("Scale");
        assertThat(scale.<Integer>get("status", "replicas")).isEqualTo(3);
        assertThat(scale.<String>get("status", "selector")).isEqualTo("app=scaled-rollout");
        assertThat(rollout.get().<Integer>get("spec", "replicas")).isEqualTo(4);
    }

    @Test
    default void rolloutRefusesStrategicMergePatches() {
        Resource<GenericKubernetesResource> rollout = createRollout("not-strategic");

        Status refusal =
                refusalOf(() -> rollout.patch(PatchContract.STRATEGIC, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}"));

        assertThat(refusal.getCode()).isEqualTo(415);
        assertThat(refusal.getReason()).isEqualTo("UnsupportedMediaType");
    }

    @Test
    default void listedRolloutsTellTheirKind() {
        createRollout("listed-rollout");

        List<GenericKubernetesResource> listed = client().genericKubernetesResources(API_VERSION, "Rollout")
                .inNamespace(namespace())
                .list()
                .getItems();

        assertThat(listed)
                .isNotEmpty()
                .allSatisfy(rollout -> assertThat(rollout.getKind()).isEqualTo("Rollout"));
    }

    @Test
    default void statusOfAnAnalysisRunIsPartOfIt() {
        Resource<GenericKubernetesResource> run = create("AnalysisRun", "whole", Map.of("metrics", List.of()));

        GenericKubernetesResource patched = run.patch(PatchContract.MERGE, "{\"status\":{\"phase\":\"Running\"}}");

        assertThat(patched.<String>get("status", "phase")).isEqualTo("Running");
        assertThat(patched.getMetadata().getGeneration()).isEqualTo(2);
    }

    private Resource<GenericKubernetesResource> createRollout(String name) {
        LabelSelector selector = newReplicaSet(name, 0).getSpec().getSelector();
        return create("Rollout", name, Map.of("replicas", 0, "selector", selector));
    }

    private Resource<GenericKubernetesResource> create(String kind, String name, Map<String, Object> spec) {
        assumeTrue(client().getApiGroup("argoproj.io") != null, "the cluster does not know kind " + kind);
        client().resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion(API_VERSION)
                        .withKind(kind)
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace())
                        .endMetadata()
                        .addToAdditionalProperties("spec", spec)
                        .build())
                .create();
        return client().genericKubernetesResources(API_VERSION, kind)
                .inNamespace(namespace())
                .withName(name);
    }
}
