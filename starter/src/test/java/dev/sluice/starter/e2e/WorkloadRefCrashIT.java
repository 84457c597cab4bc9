package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rollouts that borrow their template, while no controller runs. */
class WorkloadRefCrashIT {
    @RegisterExtension
    static final Lab LAB = new Lab("workload-crash");

    private static final String NAME = Workloads.ROLLOUT;

    @Test
    void aReleaseGoesOnAfterTheControllerWasKilledInItsMiddle(Rollouts rollouts) {
        Workloads workloads = new Workloads(LAB, rollouts);
        ControllerProcess first = LAB.startController();
        workloads.deploy();
        workloads.borrow("progressively", "{canary: {steps: [{setWeight: 50}, {pause: {}}]}}");
        workloads.awaitHealthy();
        workloads.awaitReplicas(0);
        workloads.patch(image("guestbook:2"));
        rollouts.awaitPause(NAME, 1);

        first.kill();
        workloads.patch(image("guestbook:3"));
        ControllerProcess second = LAB.startController();

        rollouts.awaitSeen(NAME, seen -> {
            assertThat(seen.phase()).as("%s", seen).isEqualTo("Paused");
            assertThat(workloads.sizes()).containsExactly("#1 ×2", "#2 ×0", "#3 ×2");
        });
        rollouts.patchStatus(NAME, "{\"status\":{\"pauseConditions\":null}}");
        workloads.awaitHealthy();
        assertThat(workloads.deployment().getSpec().getReplicas()).isZero();
        second.close();
    }

    @Test
    void replicasComeBackFromARolloutThatWasDeletedMeanwhile(Rollouts rollouts) {
        Workloads workloads = new Workloads(LAB, rollouts);
        ControllerProcess first = LAB.startController();
        workloads.deploy();
        workloads.borrow("onsuccess", "{canary: {}}");
        workloads.awaitReplicas(0);

        first.kill();
        rollouts.delete(NAME);
        await().atMost(Rollouts.LIMIT).until(() -> rollouts.find(NAME).isEmpty());
        ControllerProcess second = LAB.startController();

        workloads.awaitReplicas(Workloads.REPLICAS);
        assertThat(workloads.notes()).isEmpty();
        second.close();
    }

    private static String image(String image) {
        return "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"" + image + "\"}]}}}}";
    }
}
