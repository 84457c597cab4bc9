package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Releases whose controller dies in the middle, when one of its requests goes wrong, and is replaced by another. One at a
 * time.
 */
final class CrashedRelease {
    private static final String NAME = "web";
    private static final Canary FIRST =
            new Canary(NAME, 2, "[{setWeight: 20}, {pause: {duration: 1s}}, {setWeight: 50}, {pause: {duration: 1s}}]");
    private static final Canary SECOND = FIRST.withImage("guestbook:2");
    private static final Duration UNDISTURBED = Duration.ofMinutes(1);
    private static final Duration DISTURBED = Duration.ofMinutes(2);

    private final Lab lab;
    private final ReleaseRuns runs;
    private final ControllerProcess.Settings settings;
    private ControllerProcess controller;
    private boolean struck;

    /** @param settings of each controller, which lead through the proxy */
    CrashedRelease(Lab lab, ReleaseRuns runs, ControllerProcess.Settings settings) {
        this.lab = lab;
        this.runs = runs;
        this.settings = settings;
        this.controller = lab.start(settings).awaitReady();
    }

    /**
     * Releases a version, lets one request go wrong and the controller die, starts another and sees how the release ends.
     *
     * @param passing requests that come before it
     * @param plot tells the proxy what is to go wrong in a namespace
     */
    void release(Fault fault, int passing, BiConsumer<String, Fault.Timer> plot) throws Exception {
        Rollouts rollouts = lab.rollouts();
        rollouts.createHealthy(FIRST);
        runs.awaitClosed(rollouts.namespace(), NAME);
        Fault.Timer timer = fault.after(passing, controller::kill);
        struck = false;
        try (Witness witness = new Witness(lab.client(), rollouts.namespace())) {
            plot.accept(rollouts.namespace(), timer);
            rollouts.update(SECOND);
            await().atMost(UNDISTURBED).until(() -> timer.struck() || over(rollouts));
            plot.accept(rollouts.namespace(), Fault.Timer.NEVER);
            struck = timer.begun();
            if (struck) {
                await().until(timer::struck);
                controller = lab.start(settings).awaitReady();
            }
            await().atMost(DISTURBED).until(() -> over(rollouts));
            assertAsIfNothingHadHappened(rollouts);
            witness.assertNothingWasRepeated(SECOND.hash());
        }
    }

    /** Whether something went wrong in the last release; it needed no more requests otherwise. */
    boolean struck() {
        return struck;
    }

    /** Whether the version is released, and its run closed, so that nothing more is written. */
    private boolean over(Rollouts rollouts) {
        SeenRollout seen = rollouts.get(NAME);
        return seen.phase().equals("Healthy")
                && seen.text("stableRS").equals(SECOND.hash())
                && runs.status(rollouts.namespace(), NAME) != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }

    private void assertAsIfNothingHadHappened(Rollouts rollouts) {
        SeenRollout seen = rollouts.get(NAME);
        assertThat(seen.step()).isEqualTo(4);
        assertThat(seen.condition("Completed")).isEqualTo("True RolloutCompleted");
        assertThat(seen.condition("Progressing")).isEqualTo("True NewReplicaSetAvailable");
        assertThat(seen.status().at("/duration/completionStatus").asText()).isEqualTo("Promoted");
        assertThat(rollouts.sizes())
                .containsExactly(NAME + "-" + FIRST.hash() + " #1 ×0", NAME + "-" + SECOND.hash() + " #2 ×2");
        assertNothingIsOrphaned(rollouts, seen);
        assertThat(rollouts.messages(NAME, "RolloutStepCompleted"))
                .containsExactlyElementsOf(ReleaseEvents.stepsCompleted("pause: 1s", "pause: 1s"));
        assertThat(rollouts.reasons(NAME)).containsExactlyElementsOf(ReleaseEvents.REASONS);
        ReleaseEvents.assertScalingIsTold(rollouts, NAME);
    }

    private static void assertNothingIsOrphaned(Rollouts rollouts, SeenRollout seen) {
        String uid = seen.object().at("/metadata/uid").asText();
        assertThat(rollouts.replicaSets())
                .allSatisfy(set -> assertThat(set.getMetadata().getOwnerReferences())
                        .extracting(OwnerReference::getUid)
                        .containsExactly(uid));
        await().untilAsserted(() -> assertThat(rollouts.pods())
                .hasSize(2)
                .allSatisfy(pod -> assertThat(pod.getMetadata().getLabels())
                        .containsEntry("rollouts-pod-template-hash", SECOND.hash())));
    }
}
