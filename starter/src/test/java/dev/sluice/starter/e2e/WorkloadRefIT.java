package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rollouts that borrow the template of another workload, as users migrate from Deployments. */
@Execution(ExecutionMode.CONCURRENT)
class WorkloadRefIT {
    @RegisterExtension
    static final Lab LAB = new Lab("workload");

    private static final String NAME = Workloads.ROLLOUT;
    private static final String PAUSING = "{canary: {steps: [{setWeight: 50}, {pause: {}}]}}";

    @BeforeAll
    static void start() {
        LAB.startController();
    }

    private static void sluice(Rollouts rollouts, String... words) {
        LAB.cluster()
                .sluice(Stream.concat(Stream.of(words), Stream.of("-n", rollouts.namespace()))
                        .toArray(String[]::new));
    }

    @Test
    void aNewImageOfTheDeploymentIsACanaryRelease(Rollouts rollouts) {
        Workloads workloads = new Workloads(LAB, rollouts);
        workloads.deploy();
        workloads.borrow("never", PAUSING);
        workloads.awaitHealthy();

        sluice(rollouts, "set", "image", NAME, "app=guestbook:2");

        rollouts.awaitPause(NAME, 1);
        assertThat(workloads.sizes()).containsExactly("#1 ×2", "#2 ×2");
        sluice(rollouts, "promote", NAME);
        workloads.awaitHealthy();
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(workloads.sizes()).containsExactly("#1 ×0", "#2 ×3"));
        assertThat(workloads.deployment().getSpec().getReplicas()).isEqualTo(Workloads.REPLICAS);
        assertThat(workloads.notes()).isEmpty();
    }

    @Test
    void aBlueGreenRolloutTakesThePodsOverOnSuccess(Rollouts rollouts) {
        Workloads workloads = new Workloads(LAB, rollouts);
        workloads.deploy();
        rollouts.service("live", "web");
        workloads.borrow("onsuccess", "{blueGreen: {activeService: live}}");

        workloads.awaitHealthy();
        workloads.awaitReplicas(0);
        assertThat(workloads.notes()).containsExactly("sluice.dev/replicas-before=3", "sluice.dev/scaled-down-by=web");

        sluice(rollouts, "set", "image", NAME, "app=guestbook:2");
        await().atMost(Rollouts.LIMIT).until(() -> workloads.sizes().contains("#2 ×3"));
        workloads.awaitHealthy();
        assertThat(workloads.deployment().getSpec().getReplicas()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"onsuccess", "progressively"})
    void replicasStayWithTheRolloutUntilItIsDeleted(String scaleDown, Rollouts rollouts) {
        Workloads workloads = new Workloads(LAB, rollouts);
        workloads.deploy();
        workloads.borrow(scaleDown, PAUSING);
        workloads.awaitHealthy();
        workloads.awaitReplicas(0);

        workloads.apply("apps/v1", "Deployment", "guestbook:1");
        workloads.awaitReplicas(0);
        workloads.awaitHealthy();
        assertThat(workloads.sizes()).containsExactly("#1 ×3");
        rollouts.delete(NAME);

        workloads.awaitReplicas(Workloads.REPLICAS);
        assertThat(workloads.notes()).isEmpty();
        assertThat(workloads.deployment().getMetadata().getLabels()).isNullOrEmpty();
    }

    @Test
    void abortAndUndoLeaveTheDeploymentWithoutPods(Rollouts rollouts) {
        Workloads workloads = new Workloads(LAB, rollouts);
        workloads.deploy();
        workloads.borrow("progressively", PAUSING);
        workloads.awaitHealthy();
        workloads.awaitReplicas(0);
        sluice(rollouts, "set", "image", NAME, "app=guestbook:2");
        rollouts.awaitPause(NAME, 1);

        sluice(rollouts, "abort", NAME);
        rollouts.awaitPhase(NAME, "Degraded");
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(workloads.sizes()).containsExactly("#1 ×3", "#2 ×0"));
        assertThat(workloads.deployment().getSpec().getReplicas()).isZero();

        sluice(rollouts, "undo", NAME);
        workloads.awaitHealthy();
        assertThat(workloads
                        .deployment()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getImage())
                .isEqualTo("guestbook:1");
        assertThat(workloads.deployment().getSpec().getReplicas()).isZero();
        assertThat(workloads.sizes()).containsExactly("#2 ×0", "#3 ×3");
    }

    @Test
    void aMissingDeploymentIsSaidAndHoldsAReleaseUntilItIsBack(Rollouts rollouts) {
        Workloads workloads = new Workloads(LAB, rollouts);
        workloads.borrow("never", PAUSING);
        SeenRollout invalid = rollouts.awaitPhase(NAME, "Degraded");
        assertThat(invalid.text("message"))
                .isEqualTo("InvalidSpec: The Rollout \"web\" is invalid: spec.workloadRef: Invalid value:"
                        + " {\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"name\":\"app\",\"scaleDown\":\"never\"}:"
                        + " deployments.apps \"app\" not found");

        workloads.deploy();
        workloads.awaitHealthy();
        sluice(rollouts, "set", "image", NAME, "app=guestbook:2");
        rollouts.awaitPause(NAME, 1);
        workloads.deleteDeployment();
        rollouts.awaitPhase(NAME, "Degraded");
        assertThat(workloads.sizes()).containsExactly("#1 ×2", "#2 ×2");

        workloads.apply("apps/v1", "Deployment", "guestbook:2");
        rollouts.awaitPause(NAME, 1);
        sluice(rollouts, "promote", NAME);
        workloads.awaitHealthy();
    }

    @ParameterizedTest
    @CsvSource({"apps/v1, ReplicaSet", "v1, PodTemplate"})
    void otherKindsLendTheirTemplateToo(String version, String kind, Rollouts rollouts) {
        Workloads workloads = new Workloads(LAB, rollouts);
        workloads.apply(version, kind, "guestbook:1");
        workloads.borrow(version, kind, "progressively", PAUSING);
        workloads.awaitHealthy();

        workloads.apply(version, kind, "guestbook:2");

        rollouts.awaitPause(NAME, 1);
        assertThat(workloads.sizes()).hasSize(2);
    }

    @Test
    void anUnsupportedKindIsSaid(Rollouts rollouts) {
        Workloads workloads = new Workloads(LAB, rollouts);

        workloads.borrow("apps/v1", "StatefulSet", "never", PAUSING);

        assertThat(rollouts.awaitPhase(NAME, "Degraded").text("message"))
                .endsWith("workload of type apps/StatefulSet is not supported");
    }

    /** A restart is the Rollout's own, and no new template. */
    @Test
    void aRestartLeavesTheWorkloadAlone(Rollouts rollouts) {
        Workloads workloads = new Workloads(LAB, rollouts);
        workloads.deploy();
        workloads.borrow("never", PAUSING);
        workloads.awaitHealthy();
        long generation = workloads.deployment().getMetadata().getGeneration();

        sluice(rollouts, "restart", NAME);

        rollouts.awaitSeen(
                NAME,
                Duration.ofMinutes(2),
                seen -> assertThat(seen.text("restartedAt")).as("%s", seen).isNotEmpty());
        assertThat(workloads.deployment().getMetadata().getGeneration()).isEqualTo(generation);
        assertThat(workloads.sizes()).containsExactly("#1 ×3");
    }
}
