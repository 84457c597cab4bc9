package dev.sluice.starter.demo;

import static dev.sluice.starter.demo.ClusterUnderTest.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.junit.jupiter.api.Test;

/** Status and scale, which are written apart from the rest. */
interface SubresourceContract extends ClusterUnderTest {

    @Test
    default void statusWriteTakesOnlyTheStatus() {
        createReplicaSet("status-only", 0);

        ReplicaSet patched = replicaSet("status-only")
                .subresource("status")
                .patch(
                        PatchContract.MERGE,
                        "{\"spec\":{\"minReadySeconds\":9},\"status\":{\"observedGeneration\":77}}");

        assertThat(patched.getStatus().getObservedGeneration()).isEqualTo(77);
        assertThat(patched.getSpec().getMinReadySeconds()).isNull();
        assertThat(patched.getMetadata().getGeneration()).isEqualTo(1);
    }

    @Test
    default void mainWriteLeavesTheStatus() {
        createReplicaSet("status-left", 0);

        ReplicaSet patched = replicaSet("status-left")
                .patch(PatchContract.MERGE, "{\"metadata\":{\"labels\":{\"a\":\"b\"}},\"status\":{\"replicas\":77}}");

        assertThat(patched.getMetadata().getLabels()).containsEntry("a", "b");
        assertThat(patched.getStatus().getReplicas()).isZero();
    }

    @Test
    default void statusWriteWithAnOldVersionIsAConflict() {
        createReplicaSet("status-conflict", 0);

        Status refusal = refusalOf(() -> replicaSet("status-conflict")
                .subresource("status")
                .patch(
                        PatchContract.MERGE,
                        "{\"metadata\":{\"resourceVersion\":\"1\"},\"status\":{\"observedGeneration\":77}}"));

        assertThat(refusal.getReason()).isEqualTo("Conflict");
    }

    @Test
    default void kindWithoutStatusHasNoSuchPath() {
        createConfigMap("no-status");

        Status refusal =
                refusalOf(() -> configMap("no-status").subresource("status").patch(PatchContract.MERGE, "{}"));

        assertThat(refusal.getCode()).isEqualTo(404);
        assertThat(refusal.getMessage()).isEqualTo("the server could not find the requested resource");
    }

    @Test
    default void scaleIsTheObjectSeenAsANumber() {
        Resource<Deployment> deployment = createDeployment("seen-as-number", 3);

        Scale scale = deployment.scale();

        assertThat(scale.getSpec().getReplicas()).isEqualTo(3);
        assertThat(scale.getStatus().getSelector()).isEqualTo("app=seen-as-number");
    }

    @Test
    default void scalingChangesTheSpec() {
        Resource<Deployment> deployment = createDeployment("scaled", 1);

        deployment.subresource("scale").patch(PatchContract.MERGE, "{\"spec\":{\"replicas\":2}}");

        assertThat(deployment.get().getSpec().getReplicas()).isEqualTo(2);
        assertThat(deployment.get().getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    default void scalingFromAnotherNumberIsRefused() {
        Resource<Deployment> deployment = createDeployment("scaled-elsewhere", 1);

        Status refusal = refusalOf(() -> deployment.patch(PatchContract.JSON, """
                [{"op":"test","path":"/spec/replicas","value":5},{"op":"replace","path":"/spec/replicas","value":2}]
                """));

        assertThat(refusal.getReason()).isEqualTo("Invalid");
    }

    private Resource<Deployment> createDeployment(String name, int replicas) {
        ReplicaSet model = newReplicaSet(name, replicas);
        Deployment deployment = new DeploymentBuilder()
                .withMetadata(model.getMetadata())
                .withNewSpec()
                .withPaused(true)
                .withReplicas(replicas)
                .withSelector(model.getSpec().getSelector())
                .withTemplate(model.getSpec().getTemplate())
                .endSpec()
                .build();
        client().resource(deployment).create();
        return client().apps().deployments().inNamespace(namespace()).withName(name);
    }
}
