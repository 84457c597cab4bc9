package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.rollout.ReleaseClock.Completion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The life of a canary Rollout, by spec App. A1 and A3, F1 and F5. */
class CanaryLifeTest {

    @Test
    void initialDeployIgnoresStepsAndEndsHealthy() {
        Releases web = Releases.of(2, setWeight(50), pause());
        Plan end = web.run();
        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.sizes()).containsExactly("1=2");
        assertThat(web.status().release().stepIndex()).hasValue(2);
        assertThat(web.reasons())
                .containsExactly(
                        "RolloutAddedToInformer",
                        "RolloutUpdated",
                        "NewReplicaSetCreated",
                        "RolloutNotCompleted",
                        "ScalingReplicaSet",
                        "RolloutCompleted");
        assertThat(web.status().clock().completion()).contains(Completion.Promoted);
        assertThat(web.status().clock().finishedAt()).contains(Releases.START.plusSeconds(2));
    }

    @Test
    void updatePausesAbortsRetriesAndCompletesWithTheEventsOfTheSpec() {
        Releases web = Releases.of(1, setWeight(50), pause("3s")).deployed();
        int before = web.reasons().size();
        web.image("web:2");
        runUntilPaused(web);
        web.status("abort", Json.of(true));
        web.run();
        web.status("abort", Json.of(false));
        web.run();
        assertThat(web.reasons().subList(before, web.reasons().size()))
                .containsExactly(
                        "RolloutUpdated",
                        "NewReplicaSetCreated",
                        "RolloutNotCompleted",
                        "ScalingReplicaSet",
                        "RolloutStepCompleted",
                        "RolloutPaused",
                        "ScalingReplicaSet",
                        "RolloutAborted",
                        "ScalingReplicaSet",
                        "RolloutStepCompleted",
                        "RolloutPaused",
                        "RolloutStepCompleted",
                        "RolloutResumed",
                        "ScalingReplicaSet",
                        "RolloutCompleted");
        assertThat(web.messagesFrom(before))
                .contains(
                        "Rollout step 1/2 completed (setWeight: 50)",
                        "Rollout step 2/2 completed (pause: 3s)",
                        "Rollout aborted update to revision 2")
                .last()
                .asString()
                .endsWith("Completed all 2 canary steps");
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void whatIsRightlyToldAgainIsAnotherEvent() {
        Releases web = Releases.of(1, setWeight(50), pause("3s")).deployed();
        web.image("web:2");
        runUntilPaused(web);
        web.status("abort", Json.of(true)).run();
        web.status("abort", Json.of(false)).run();
        web.spec("replicas", 2).run();
        web.spec("replicas", 1).run();
        web.spec("replicas", 2).run();
        assertThat(web.reasons()).filteredOn("RolloutPaused"::equals).hasSize(2);
        assertThat(web.cluster.events()).doesNotHaveDuplicates();
    }

    private static void runUntilPaused(Releases web) {
        web.simulation.settle();
        while (web.status().halt().pauses().isEmpty()) {
            web.cluster.advanceTo(web.cluster.nextChange().orElseThrow());
            web.simulation.settle();
        }
    }

    @Test
    void indefinitePauseHoldsTheReleaseWithTheSpecsConditions() {
        Releases web = Releases.of(2, setWeight(50), pause()).deployed();
        web.image("web:2");
        Plan held = web.run();
        assertThat(held.inFlight()).isTrue();
        assertThat(held.deadline()).isEmpty();
        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
        assertThat(web.sizes()).containsExactly("1=1", "2=1");
        assertThat(web.conditions())
                .contains(
                        "Progressing Unknown RolloutPaused",
                        "Paused True RolloutPaused",
                        "Completed False RolloutCompleted",
                        "Healthy False RolloutHealthy",
                        "Available True AvailableReason");
        assertThat(web.status().halt().controllerPause()).isTrue();
        assertThat(web.status().clock().manualPauseStartedAt()).isPresent();
    }

    @Test
    void promoteEndsThePauseAndTheReleaseGoesOn() {
        Releases web = Releases.of(2, setWeight(50), pause(), setWeight(100)).deployed();
        web.image("web:2");
        web.run();
        int before = web.reasons().size();
        web.simulation.promote();
        Plan end = web.run();
        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(web.reasons().subList(before, before + 2)).containsExactly("RolloutStepCompleted", "RolloutResumed");
        assertThat(web.sizes()).containsExactly("1=0", "2=2");
        assertThat(web.status().halt().controllerPause()).isFalse();
        assertThat(web.status().clock().completion()).contains(Completion.Promoted);
    }

    @Test
    void timedPauseWakesAtItsEnd() {
        Releases web = Releases.of(2, setWeight(50), pause("1h")).deployed();
        web.image("web:2");
        runUntilPaused(web);
        Instant start = web.status().halt().pauses().getFirst().startTime();
        assertThat(web.simulation.last().deadline()).contains(start.plus(Duration.ofHours(1)));
    }

    @Test
    void rollingUpdateWithoutStepsReplacesAllPods() {
        Releases web = Releases.of(10).deployed();
        web.image("web:2");
        Plan end = web.run();
        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(web.sizes()).containsExactly("1=0", "2=10");
        assertThat(web.status().release().stepIndex()).isEmpty();
        assertThat(web.messagesFrom(0).getLast()).endsWith("Completed all 0 canary steps");
    }

    @Test
    void abortBringsAllPodsBackToStable() {
        Releases web = Releases.of(4, setWeight(50), pause()).deployed();
        web.image("web:2");
        web.run();
        web.status("abort", Json.of(true));
        Plan end = web.run();
        assertThat(end.state()).isEqualTo(Plan.State.ABORTED);
        assertThat(web.sizes()).containsExactly("1=4", "2=0");
        assertThat(web.phase()).isEqualTo("Degraded RolloutAborted: Rollout aborted update to revision 2");
        assertThat(web.status().release().stepIndex()).hasValue(0);
        assertThat(web.status().clock().completion()).contains(Completion.Aborted);
        assertThat(web.status().halt().abortedAt()).isPresent();
    }

    @Test
    void abortOfAPromotedRolloutIsTakenOffAgain() {
        Releases web = Releases.of(2, setWeight(50)).deployed();
        web.status("abort", Json.of(true));
        web.run();
        assertThat(web.status().halt().abort()).isFalse();
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void rollbackToStableInMidReleaseSkipsTheSteps() {
        Releases web = Releases.of(4, setWeight(50), pause()).deployed();
        web.image("web:2");
        web.run();
        int before = web.reasons().size();
        web.image("web:1");
        Plan end = web.run();
        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(web.reasons().subList(before, web.reasons().size())).contains("SkipSteps");
        assertThat(web.sizes()).containsExactly("3=4", "2=0");
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.status().clock().completion()).contains(Completion.RolledBack);
    }

    @Test
    void newTemplateInMidReleaseSupersedesAndStartsAtTheFirstStep() {
        Releases web = Releases.of(4, setWeight(50), pause()).deployed();
        web.image("web:2");
        web.run();
        web.image("web:3");
        web.run();
        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
        assertThat(web.sizes()).containsExactly("1=2", "2=0", "3=2");
        assertThat(web.status().release().stepIndex()).hasValue(1);
    }

    @Test
    void newTemplateInMidReleaseIsNoRollbackHoweverOldTheRolloutIs() {
        Releases web = Releases.of(4, setWeight(50), pause()).deployed();
        web.image("web:2").run();
        web.status("promoteFull", Json.of(true)).run();
        web.image("web:3").run();
        web.image("web:4").run();
        assertThat(web.status().clock().running()).isTrue();
        assertThat(web.status().clock().completion()).isEmpty();
    }

    @Test
    void promoteFullPassesStepsAndPauses() {
        Releases web = Releases.of(4, setWeight(25), pause(), setWeight(50), pause(), setWeight(75), pause())
                .deployed();
        web.image("web:2");
        web.run();
        web.status("controllerPause", Json.NULL)
                .status("pauseConditions", Json.NULL)
                .status("currentStepIndex", Json.of(4));
        web.run();
        assertThat(web.status().release().stepIndex()).hasValue(5);
        assertThat(web.sizes()).containsExactly("1=1", "2=3");
    }

    @Test
    void specPausedHoldsEverythingAndResumesWhereItWas() {
        Releases web = Releases.of(4, setWeight(25)).deployed();
        web.spec("paused", true).image("web:2");
        web.run();
        assertThat(web.phase()).isEqualTo("Paused manually paused");
        assertThat(web.sizes()).containsExactly("1=4", "2=0");
        web.spec("paused", false);
        web.run();
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.status().clock().manualPauseStartedAt()).isEmpty();
    }

    @Test
    void specPausedOnAHealthyRolloutDoesNotFlap() {
        Releases web = Releases.of(2, setWeight(50)).deployed();
        web.spec("paused", true);
        Plan end = web.run();
        assertThat(end.atRest()).isTrue();
        assertThat(web.phase()).isEqualTo("Paused manually paused");
        assertThat(web.conditions()).contains("Paused True RolloutPaused", "Progressing True NewReplicaSetAvailable");
    }

    @Test
    void scalingWhilePausedKeepsTheShare() {
        Releases web = Releases.of(4, setWeight(50), pause()).deployed();
        web.image("web:2");
        web.run();
        web.spec("replicas", 10);
        web.run();
        assertThat(web.sizes()).containsExactly("1=5", "2=5");
        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
    }

    @Test
    void missingReplicasAreWrittenAsOne() {
        Releases web = Releases.with(1, Map.of(), Map.of());
        web.cluster.patch(Json.Obj.EMPTY.with("spec", Json.Obj.EMPTY.with("replicas", Json.NULL)));
        web.run();
        assertThat(web.cluster.rolloutObject().obj("spec").integer("replicas")).hasValue(1);
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void progressDeadlineDegradesWithoutAbort() {
        Releases web = Releases.with(2, Map.of("progressDeadlineSeconds", 30), Map.of(), setWeight(50))
                .deployed();
        web.image("web:bad");
        web.run();
        assertThat(web.phase()).startsWith("Degraded ProgressDeadlineExceeded: ReplicaSet \"web-");
        assertThat(web.status().halt().abort()).isFalse();
        assertThat(web.conditions()).contains("Progressing False ProgressDeadlineExceeded");
    }

    @Test
    void progressDeadlineAbortsWhenAskedTo() {
        Releases web = Releases.with(
                        2,
                        Map.of("progressDeadlineSeconds", 30, "progressDeadlineAbort", true),
                        Map.of(),
                        setWeight(50))
                .deployed();
        web.image("web:bad");
        Plan end = web.run();
        assertThat(end.state()).isEqualTo(Plan.State.ABORTED);
        assertThat(web.phase())
                .startsWith("Degraded RolloutAborted: Rollout aborted update to revision 2: ReplicaSet \"web-")
                .endsWith("has timed out progressing.");
        assertThat(web.sizes()).containsExactly("1=2", "2=0");
    }

    @Test
    void oldRevisionsBeyondTheLimitAreDeleted() {
        Releases web =
                Releases.with(1, Map.of("revisionHistoryLimit", 2), Map.of()).deployed();
        for (String image : List.of("web:2", "web:3", "web:4", "web:5")) {
            web.image(image);
            web.run();
        }
        assertThat(web.sizes()).containsExactly("3=0", "4=0", "5=1");
    }

    @Test
    void anUnhealthyPodOfAPromotedRolloutIsNoRelease() {
        Releases web = Releases.of(2).deployed();
        web.cluster.losePod(web.cluster.replicaSets().getFirst().name());
        Plan plan = web.simulation.settle();
        assertThat(plan.inFlight()).isFalse();
        assertThat(web.phase()).isEqualTo("Progressing updated replicas are still becoming available");
        assertThat(web.conditions())
                .contains("Progressing True ReplicaSetNotAvailable", "Healthy False RolloutHealthy");
    }

    @Test
    void changedStepsAloneOnAPromotedRolloutLeadStraightToHealthy() {
        Releases web = Releases.of(2, setWeight(50)).deployed();
        web.spec("strategy", Map.of("canary", Map.of("steps", List.of(setWeight(10), pause()))));
        Plan end = web.run();
        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(web.status().release().stepIndex()).hasValue(2);
    }

    @Test
    void stepKindThatIsNotBuiltIsRefusedByName() {
        Releases web = Releases.of(2, setWeight(50), Map.of("experiment", Map.of("templates", List.of())));
        Plan end = web.run();
        assertThat(end.state()).isEqualTo(Plan.State.INVALID);
        assertThat(web.phase())
                .isEqualTo("Degraded InvalidSpec: The Rollout \"web\" is invalid: spec.strategy.steps[1].experiment:"
                        + " Forbidden: not supported by this version of Sluice");
        assertThat(web.conditions()).containsExactly("InvalidSpec True InvalidSpec");
    }
}
