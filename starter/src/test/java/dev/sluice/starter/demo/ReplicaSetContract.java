package dev.sluice.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of ReplicaSets when a controller and kubelets look after them. */
interface ReplicaSetContract extends ClusterUnderTest {

    @Test
    default void podsBecomeAvailable() {
        ReplicaSet created = createReplicaSet("available", 2);

        ReplicaSetStatus status = awaitAvailable("available", 2);

        assertThat(status.getReplicas()).isEqualTo(2);
        assertThat(status.getFullyLabeledReplicas()).isEqualTo(2);
        assertThat(status.getReadyReplicas()).isEqualTo(2);
        assertThat(status.getObservedGeneration()).isEqualTo(1);
        assertThat(pods("available")).hasSize(2).allSatisfy(pod -> {
            assertThat(pod.getMetadata().getName()).startsWith("available-");
            assertThat(pod.getMetadata().getOwnerReferences().getFirst().getUid())
                    .isEqualTo(created.getMetadata().getUid());
            assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
        });
    }

    @Test
    default void surplusPodsAreDeleted() {
        createReplicaSet("shrinking", 3);
        awaitAvailable("shrinking", 3);

        replicaSet("shrinking").patch(PatchContract.MERGE, "{\"spec\":{\"replicas\":1}}");

        ReplicaSetStatus status = awaitAvailable("shrinking", 1);
        assertThat(status.getObservedGeneration()).isEqualTo(2);
        await().atMost(DeletionContract.PATIENCE)
                .untilAsserted(() -> assertThat(pods("shrinking")).hasSize(1));
    }

    @Test
    default void lostPodIsReplaced() {
        createReplicaSet("restored", 1);
        awaitAvailable("restored", 1);
        Pod lost = pods("restored").getFirst();

        client().resource(lost).withGracePeriod(0).delete();

        await().atMost(DeletionContract.PATIENCE)
                .untilAsserted(() -> assertThat(pods("restored"))
                        .singleElement()
                        .satisfies(pod -> assertThat(pod.getMetadata().getUid())
                                .isNotEqualTo(lost.getMetadata().getUid()))
                        .satisfies(pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Running")));
    }

    @Test
    default void readyPodHasToStayReadyBeforeItIsAvailable() {
        client().resource(new ReplicaSetBuilder(newReplicaSet("slow", 1))
                        .editSpec()
                        .withMinReadySeconds(3)
                        .endSpec()
                        .build())
                .create();

        await().atMost(DeletionContract.PATIENCE)
                .untilAsserted(
                        () -> assertThat(status("slow").getReadyReplicas()).isEqualTo(1));
        assertThat(status("slow").getAvailableReplicas()).isNull();
        awaitAvailable("slow", 1);
    }

    @Test
    default void podsOfADeletedReplicaSetGo() {
        createReplicaSet("doomed", 1);
        awaitAvailable("doomed", 1);

        replicaSet("doomed").delete();

        await().atMost(DeletionContract.PATIENCE)
                .untilAsserted(() -> assertThat(pods("doomed")).isEmpty());
    }

    private ReplicaSetStatus awaitAvailable(String name, int replicas) {
        await().atMost(DeletionContract.PATIENCE)
                .untilAsserted(() -> assertThat(status(name))
                        .extracting(ReplicaSetStatus::getReplicas, ReplicaSetStatus::getAvailableReplicas)
                        .containsExactly(replicas, replicas));
        return status(name);
    }

    private ReplicaSetStatus status(String name) {
        return replicaSet(name).get().getStatus();
    }

    private List<Pod> pods(String name) {
        return client().pods()
                .inNamespace(namespace())
                .withLabel("app", name)
                .list()
                .getItems();
    }
}
