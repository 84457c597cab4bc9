package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.ReleaseClock.Completion;
import dev.sluice.domain.rollout.ReplicaSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The life of a blue-green Rollout, by spec 3.7, App. A2 and A4, F1, F2, F3, F5 and F7. */
class BlueGreenLifeTest {
    private static final Map<String, Object> BY_HAND = Map.of("autoPromotionEnabled", false, "previewService", "try");

    private static Releases of(Map<String, Object> blueGreen) {
        return Releases.blueGreen(2, Map.of(), blueGreen);
    }

    private static List<String> reasonsSince(Releases web, int before) {
        return web.reasons().subList(before, web.reasons().size());
    }

    @Test
    void initialDeploySwitchesTheActiveServiceOnceAllPodsAreThere() {
        Releases web = of(BY_HAND);
        Plan end = web.run();
        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.revisionBehind("try")).isEqualTo(1);
        assertThat(web.status().clock().completion()).contains(Completion.Promoted);
    }

    @Test
    void initialDeployTellsTheEventsOfTheSpecInOrder() {
        Releases web = of(Map.of()).deployed();
        assertThat(web.reasons())
                .containsExactly(
                        "RolloutAddedToInformer",
                        "RolloutUpdated",
                        "NewReplicaSetCreated",
                        "RolloutNotCompleted",
                        "ScalingReplicaSet",
                        "RolloutCompleted",
                        "SwitchService");
        assertThat(web.messagesFrom(5).getFirst()).endsWith(": Initial deploy");
    }

    @Test
    void initialDeployWaitsForItsPodsWithTheActiveServiceUnswitched() {
        Releases web = of(Map.of());
        web.simulation.settle();
        assertThat(web.phase()).isEqualTo("Progressing updated replicas are still becoming available");
        assertThat(web.revisionBehind("web")).isZero();
        assertThat(web.simulation.last().inFlight()).isTrue();
    }

    @Test
    void updateWithoutPauseTellsTheEventsOfTheSpecInOrder() {
        Releases web = of(Map.of()).deployed();
        int before = web.reasons().size();
        web.image("web:2").after(Duration.ofSeconds(10));
        assertThat(reasonsSince(web, before))
                .containsExactly(
                        "RolloutUpdated",
                        "NewReplicaSetCreated",
                        "RolloutNotCompleted",
                        "ScalingReplicaSet",
                        "SwitchService",
                        "RolloutCompleted");
        assertThat(web.messagesFrom(before).getLast()).endsWith(": Completed blue-green update");
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.cluster.events()).doesNotHaveDuplicates();
    }

    @Test
    void theSwitchIsToldWithBothHashes() {
        Releases web = of(Map.of()).deployed();
        int before = web.reasons().size();
        web.image("web:2").run();
        List<String> hashes =
                web.cluster.replicaSets().stream().map(ReplicaSet::hash).toList();
        assertThat(web.messagesFrom(before))
                .contains(
                        "Switched selector for service 'web' from '" + hashes.get(0) + "' to '" + hashes.get(1) + "'");
    }

    @Test
    void theSwitchedServiceSaysWhoManagesIt() {
        Releases web = of(Map.of()).deployed();
        assertThat(web.cluster.services().getFirst().managedBy()).contains("web");
    }

    @Test
    void updateWaitsForPromotionWithThePreviewServiceSwitchedAtOnce() {
        Releases web = of(BY_HAND).deployed();
        web.image("web:2");
        web.simulation.settle();
        assertThat(web.revisionBehind("try")).isEqualTo(2);
        Plan held = web.run();
        assertThat(held.inFlight()).isTrue();
        assertThat(held.deadline()).isEmpty();
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.sizes()).containsExactly("1=2", "2=2");
    }

    @Test
    void aPausedUpdateHasTheConditionsOfTheSpec() {
        Releases web = of(BY_HAND).deployed();
        web.image("web:2").run();
        assertThat(web.conditions())
                .contains(
                        "Progressing Unknown RolloutPaused",
                        "Available True AvailableReason",
                        "Paused True RolloutPaused",
                        "Completed False RolloutCompleted",
                        "Healthy False RolloutHealthy");
        assertThat(web.status().halt().controllerPause()).isTrue();
        assertThat(web.status().clock().manualPauseStartedAt()).isPresent();
    }

    @Test
    void whileThePreviewRunsReadyAndAvailableAreTheActivePods() {
        Releases web = of(Map.of("autoPromotionEnabled", false, "previewReplicaCount", 1))
                .deployed();
        web.image("web:2").run();
        assertThat(web.status().counts())
                .extracting("replicas", "updated", "ready", "available", "hpa")
                .containsExactly(3, 1, 2, 2, 2);
    }

    @Test
    void theScaleSubresourceSelectsTheActivePods() {
        Releases web = of(BY_HAND).deployed();
        web.image("web:2").run();
        String hash = web.cluster.replicaSets().getFirst().hash();
        assertThat(web.status().selector()).isEqualTo("app=web,rollouts-pod-template-hash=" + hash);
    }

    @Test
    void promoteSwitchesAndTellsTheEventsInOrder() {
        Releases web = of(BY_HAND).deployed();
        web.image("web:2").run();
        int before = web.reasons().size();
        web.simulation.promote();
        web.simulation.settle();
        assertThat(reasonsSince(web, before)).containsExactly("SwitchService", "RolloutCompleted", "RolloutResumed");
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(web.status().halt().controllerPause()).isFalse();
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.status().clock().completion()).contains(Completion.Promoted);
    }

    @Test
    void promoteWhileAPodIsAwayTakesEffectWhenItIsBack() {
        Releases web = of(BY_HAND).deployed();
        web.image("web:2").run();
        web.cluster.losePod(web.cluster.replicaSets().getLast().name());
        web.simulation.promote();
        web.simulation.settle();
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        web.after(Duration.ofSeconds(5));
        assertThat(web.revisionBehind("web")).isEqualTo(2);
    }

    @Test
    void autoPromotionSecondsCountFromTheStartOfThePause() {
        Releases web = of(Map.of("autoPromotionSeconds", 60)).deployed();
        web.image("web:2").after(Duration.ofSeconds(5));
        Instant start = web.status().halt().pauses().getFirst().startTime();
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
        assertThat(web.simulation.last().deadline()).contains(start.plusSeconds(60));
        web.after(Duration.ofSeconds(56));
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        web.after(Duration.ofSeconds(2));
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void aPauseThatEndsByItselfIsNoWaitForAHuman() {
        Releases web = of(Map.of("autoPromotionSeconds", 60)).deployed();
        web.image("web:2").after(Duration.ofSeconds(70));
        assertThat(web.status().clock().manualPauseSeconds()).isZero();
    }

    @Test
    void promoteEndsAPauseThatWouldEndByItself() {
        Releases web = of(Map.of("autoPromotionSeconds", 60)).deployed();
        web.image("web:2").after(Duration.ofSeconds(5));
        web.simulation.promote();
        web.simulation.settle();
        assertThat(web.revisionBehind("web")).isEqualTo(2);
    }

    @Test
    void autoPromotionSecondsMeanNothingWhenAHumanIsToPromote() {
        Releases web = of(Map.of("autoPromotionEnabled", false, "autoPromotionSeconds", 5))
                .deployed();
        web.image("web:2").after(Duration.ofHours(1));
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
    }

    @Test
    void thePreviewHasItsOwnSizeUntilItIsPromotedAndThenGrowsBeforeTheSwitch() {
        Releases web = Releases.blueGreen(3, Map.of(), Map.of("autoPromotionEnabled", false, "previewReplicaCount", 1))
                .deployed();
        web.image("web:2").run();
        assertThat(web.sizes()).containsExactly("1=3", "2=1");
        web.simulation.promote();
        web.simulation.settle();
        assertThat(web.sizes()).containsExactly("1=3", "2=3");
        assertThat(web.status().blueGreen().checkPoint()).isTrue();
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        web.after(Duration.ofSeconds(5));
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(web.status().blueGreen().checkPoint()).isFalse();
    }

    @Test
    void withoutAPauseThePreviewGrowsByItself() {
        Releases web = Releases.blueGreen(3, Map.of(), Map.of("previewReplicaCount", 1))
                .deployed();
        web.image("web:2").run();
        assertThat(web.sizes()).containsExactly("1=0", "2=3");
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void theOldVersionIsKeptForTheDelayAndThenGoes() {
        Releases web = of(Map.of("scaleDownDelaySeconds", 45)).deployed();
        web.image("web:2").after(Duration.ofSeconds(5));
        Instant deadline =
                web.cluster.replicaSets().getFirst().scaleDownDeadline().orElseThrow();
        assertThat(web.simulation.last().deadline()).contains(deadline);
        assertThat(web.simulation.last().inFlight()).isTrue();
        assertThat(web.simulation.last().decided()).contains(Plan.State.PROMOTED);
        assertThat(web.phase()).isEqualTo("Healthy");
        web.after(Duration.ofSeconds(40));
        assertThat(web.sizes()).containsExactly("1=2", "2=2");
        web.after(Duration.ofSeconds(5));
        assertThat(web.sizes()).containsExactly("1=0", "2=2");
        assertThat(web.cluster.replicaSets().getFirst().scaleDownDeadline()).isEmpty();
        assertThat(web.simulation.last().atRest()).isTrue();
    }

    @Test
    void theDeadlineIsWrittenWithTheSwitch() {
        Releases web = of(Map.of()).deployed();
        web.image("web:2");
        Plan plan = web.simulation.settle();
        while (plan.actions().stream().noneMatch(Action.PatchService.class::isInstance)) {
            plan.actions().forEach(web.cluster::apply);
            web.cluster.advanceTo(web.cluster.nextChange().orElse(web.cluster.now()));
            plan = new RolloutPlanner().plan(web.cluster.observe(Optional.empty()));
        }
        assertThat(plan.actions())
                .extracting(action -> action.getClass().getSimpleName())
                .containsExactly("PatchService", "PatchStatus", "PatchReplicaSet");
    }

    @Test
    void aDeadlineThatPassedUnseenIsCarriedOutAtOnce() {
        Releases web = of(Map.of()).deployed();
        web.image("web:2").after(Duration.ofSeconds(5));
        web.cluster.advanceTo(web.cluster.now().plusSeconds(600));
        web.simulation.settle();
        assertThat(web.sizes()).containsExactly("1=0", "2=2");
    }

    @Test
    void aDeadlineThatIsNoTimeIsWrittenAnew() {
        Releases web = of(Map.of("scaleDownDelaySeconds", 60)).deployed();
        web.image("web:2").after(Duration.ofSeconds(5));
        ReplicaSet old = web.cluster.replicaSets().getFirst();
        Json before = Json.of(old.meta().annotations().getOrDefault(Keys.SCALE_DOWN_DEADLINE, ""));
        FieldChange nonsense = FieldChange.annotation(Keys.SCALE_DOWN_DEADLINE, before, Json.of("soon"));
        web.cluster.apply(new Action.PatchReplicaSet(old.name(), List.of(nonsense), "", List.of()));
        web.simulation.settle();
        assertThat(web.cluster.replicaSets().getFirst().scaleDownDeadline())
                .contains(web.cluster.now().plusSeconds(60));
    }

    @Test
    void whatOthersWroteIntoTheStatusOfTheServicesIsPutRight() {
        Releases web = of(Map.of()).deployed();
        web.status("blueGreen", Json.of("nonsense")).run();
        assertThat(web.status().blueGreen().activeSelector())
                .isEqualTo(web.cluster.replicaSets().getFirst().hash());
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void withoutADelayTheOldVersionGoesAtOnce() {
        Releases web = of(Map.of("scaleDownDelaySeconds", 0)).deployed();
        web.image("web:2").after(Duration.ofSeconds(3));
        assertThat(web.sizes()).containsExactly("1=0", "2=2");
    }

    @Test
    void noMoreOldVersionsAreKeptThanTheLimitAllows() {
        Releases web = of(Map.of("scaleDownDelaySeconds", 600, "scaleDownDelayRevisionLimit", 1))
                .deployed();
        web.image("web:2").after(Duration.ofSeconds(5));
        web.image("web:3").after(Duration.ofSeconds(5));
        assertThat(web.sizes()).containsExactly("1=0", "2=2", "3=2");
    }

    @Test
    void severalOldVersionsAreKeptWithoutALimit() {
        Releases web = of(Map.of("scaleDownDelaySeconds", 600)).deployed();
        web.image("web:2").after(Duration.ofSeconds(5));
        web.image("web:3").after(Duration.ofSeconds(5));
        assertThat(web.sizes()).containsExactly("1=2", "2=2", "3=2");
    }

    @Test
    void aPreviewThatIsSupersededIsKeptForTheDelay() {
        Releases web = of(BY_HAND).deployed();
        web.image("web:2").run();
        web.image("web:3").after(Duration.ofSeconds(10));
        assertThat(web.sizes()).containsExactly("1=2", "2=2", "3=2");
        assertThat(web.revisionBehind("try")).isEqualTo(3);
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        web.after(Duration.ofSeconds(30));
        assertThat(web.sizes()).containsExactly("1=2", "2=0", "3=2");
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
    }

    @Test
    void anOldVersionThatIsKeptFollowsTheSize() {
        Releases web = of(Map.of("scaleDownDelaySeconds", 600)).deployed();
        web.image("web:2").after(Duration.ofSeconds(5));
        web.spec("replicas", 4).after(Duration.ofSeconds(5));
        assertThat(web.sizes()).containsExactly("1=4", "2=4");
    }

    @Test
    void goingBackWithinTheDelaySwitchesAtOnceWithoutAPause() {
        Releases web = of(Map.of("autoPromotionEnabled", false, "scaleDownDelaySeconds", 600))
                .deployed();
        web.image("web:2").run();
        web.simulation.promote();
        web.after(Duration.ofSeconds(30));
        int before = web.reasons().size();
        web.image("web:1");
        web.simulation.settle();
        assertThat(web.revisionBehind("web")).isEqualTo(3);
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.messagesFrom(before)).anyMatch(message -> message.endsWith(": Fast rollback"));
        assertThat(web.cluster.replicaSets().getFirst().scaleDownDeadline()).isEmpty();
        assertThat(web.status().clock().completion()).contains(Completion.FastPromoted);
    }

    @Test
    void goingBackAfterTheDelayIsAReleaseLikeAnyOther() {
        Releases web = of(BY_HAND).deployed();
        web.image("web:2").run();
        web.simulation.promote();
        web.run();
        web.image("web:1").run();
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
        assertThat(web.revisionBehind("web")).isEqualTo(2);
    }

    @Test
    void goingBackWithinTheRollbackWindowNeedsNoPause() {
        Releases web = Releases.blueGreen(2, Map.of("rollbackWindow", Map.of("revisions", 1)), BY_HAND)
                .deployed();
        web.cluster.advanceTo(web.cluster.now().plusSeconds(10));
        web.image("web:2").run();
        web.simulation.promote();
        web.run();
        int before = web.reasons().size();
        web.image("web:1").after(Duration.ofSeconds(5));
        assertThat(web.revisionBehind("web")).isEqualTo(3);
        assertThat(web.messagesFrom(before)).anyMatch(message -> message.endsWith(": Rollback within window"));
    }

    @Test
    void goingFartherBackThanTheRollbackWindowPauses() {
        Releases web = Releases.blueGreen(2, Map.of("rollbackWindow", Map.of("revisions", 1)), BY_HAND)
                .deployed();
        for (String image : List.of("web:2", "web:3")) {
            web.image(image).run();
            web.simulation.promote();
            web.run();
        }
        web.image("web:1").run();
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
    }

    @Test
    void goingBackToStableInMidReleaseRollsBack() {
        Releases web = of(BY_HAND).deployed();
        web.image("web:2").run();
        web.image("web:1").after(Duration.ofSeconds(5));
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.revisionBehind("try")).isEqualTo(3);
        assertThat(web.status().clock().completion()).contains(Completion.RolledBack);
    }

    @Test
    void goingBackWithinTheDelayInMidReleaseIsAFastRollback() {
        Releases web = of(Map.of("autoPromotionSeconds", 10, "scaleDownDelaySeconds", 600))
                .deployed();
        web.image("web:2").after(Duration.ofSeconds(20));
        web.image("web:3").after(Duration.ofSeconds(5));
        web.image("web:1").after(Duration.ofSeconds(1));
        assertThat(web.revisionBehind("web")).isEqualTo(4);
        assertThat(web.status().clock().completion()).contains(Completion.FastRolledBack);
    }

    @Test
    void promoteFullPassesThePauseAndTheSizeOfThePreview() {
        Releases web = Releases.blueGreen(3, Map.of(), Map.of("autoPromotionEnabled", false, "previewReplicaCount", 1))
                .deployed();
        int before = web.reasons().size();
        web.image("web:2").run();
        web.status("promoteFull", Json.of(true)).after(Duration.ofSeconds(5));
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(web.messagesFrom(before)).anyMatch(message -> message.endsWith(": Full promotion requested"));
        assertThat(web.status().release().promoteFull()).isFalse();
        assertThat(web.status().clock().completion()).contains(Completion.FastPromoted);
    }

    @Test
    void abortKeepsThePreviewForTheDelay() {
        Releases web = of(BY_HAND).deployed();
        web.image("web:2").run();
        web.status("abort", Json.of(true)).after(Duration.ofSeconds(29));
        assertThat(web.sizes()).containsExactly("1=2", "2=2");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.revisionBehind("try")).isEqualTo(2);
        assertThat(web.phase()).isEqualTo("Degraded RolloutAborted: Rollout aborted update to revision 2");
        assertThat(web.simulation.last().decided()).contains(Plan.State.ABORTED);
        web.after(Duration.ofSeconds(1));
        assertThat(web.sizes()).containsExactly("1=2", "2=0");
        assertThat(web.simulation.last().state()).isEqualTo(Plan.State.ABORTED);
        assertThat(web.simulation.last().atRest()).isTrue();
        assertThat(web.status().clock().completion()).contains(Completion.Aborted);
    }

    @Test
    void abortWithAZeroDelayKeepsThePreviewForGood() {
        Releases web = of(Map.of("autoPromotionEnabled", false, "abortScaleDownDelaySeconds", 0))
                .deployed();
        web.image("web:2").run();
        web.status("abort", Json.of(true)).after(Duration.ofHours(1));
        assertThat(web.sizes()).containsExactly("1=2", "2=2");
        assertThat(web.simulation.last().state()).isEqualTo(Plan.State.ABORTED);
        assertThat(web.simulation.last().atRest()).isTrue();
    }

    @Test
    void retryAfterAbortPausesAgain() {
        Releases web = of(BY_HAND).deployed();
        web.image("web:2").run();
        web.status("abort", Json.of(true)).run();
        web.status("abort", Json.of(false)).run();
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
        assertThat(web.sizes()).containsExactly("1=2", "2=2");
        assertThat(web.cluster.replicaSets().getLast().scaleDownDeadline()).isEmpty();
        assertThat(web.reasons()).filteredOn("RolloutPaused"::equals).hasSize(2);
    }

    @Test
    void abortOfAPromotedRolloutIsTakenOffAgain() {
        Releases web = of(Map.of()).deployed();
        web.status("abort", Json.of(true)).run();
        assertThat(web.status().halt().abort()).isFalse();
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void theUsersPauseStopsTheSwitchAndNothingElse() {
        Releases web = of(Map.of("previewService", "try")).deployed();
        web.spec("paused", true).image("web:2").run();
        assertThat(web.phase()).isEqualTo("Paused manually paused");
        assertThat(web.sizes()).containsExactly("1=2", "2=2");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.revisionBehind("try")).isEqualTo(1);
        web.spec("paused", false).after(Duration.ofSeconds(5));
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void scalingDuringThePauseScalesBothVersions() {
        Releases web = of(BY_HAND).deployed();
        web.image("web:2").run();
        web.spec("replicas", 5).run();
        assertThat(web.sizes()).containsExactly("1=5", "2=5");
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
    }

    @Test
    void scalingDuringThePauseLeavesThePreviewsOwnSize() {
        Releases web = of(Map.of("autoPromotionEnabled", false, "previewReplicaCount", 1))
                .deployed();
        web.image("web:2").run();
        web.spec("replicas", 5).run();
        assertThat(web.sizes()).containsExactly("1=5", "2=1");
    }

    @Test
    void oldVersionsBeyondTheHistoryLimitAreDeleted() {
        Releases web = Releases.blueGreen(1, Map.of("revisionHistoryLimit", 1), Map.of())
                .deployed();
        for (String image : List.of("web:2", "web:3", "web:4")) {
            web.image(image).run();
        }
        assertThat(web.sizes()).containsExactly("3=0", "4=1");
    }

    @Test
    void aReleaseThatGetsNowhereAbortsWhenAskedToAndTrafficStays() {
        Releases web = Releases.blueGreen(
                        2, Map.of("progressDeadlineSeconds", 30, "progressDeadlineAbort", true), Map.of())
                .deployed();
        Plan end = web.image("web:bad").run();
        assertThat(end.state()).isEqualTo(Plan.State.ABORTED);
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.sizes()).containsExactly("1=2", "2=0");
    }

    @Test
    void aReleaseIsNotLateWhileAnOldVersionIsKept() {
        Releases web = Releases.blueGreen(
                        2, Map.of("progressDeadlineSeconds", 30), Map.of("scaleDownDelaySeconds", 300))
                .deployed();
        web.image("web:2").after(Duration.ofSeconds(5));
        web.image("web:bad").after(Duration.ofMinutes(1));
        assertThat(web.phase()).startsWith("Progressing");
        web.after(Duration.ofMinutes(5));
        assertThat(web.phase()).startsWith("Degraded ProgressDeadlineExceeded");
    }

    @Test
    void aServiceThatSomeoneElseSwitchedIsSwitchedBackAtRest() {
        Releases web = of(Map.of()).deployed();
        web.cluster.patchService("web", (Json.Obj)
                Json.from(Map.of("spec", Map.of("selector", Map.of("rollouts-pod-template-hash", "x")))));
        Plan plan = web.simulation.settle();
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(plan.atRest()).isTrue();
    }

    @Test
    void aServiceThatIsMissingIsAnInvalidSpecUntilItAppears() {
        Releases web = of(Map.of());
        web.cluster.deleteService("web");
        web.run();
        assertThat(web.phase())
                .isEqualTo("Degraded InvalidSpec: The Rollout \"web\" is invalid:"
                        + " spec.strategy.blueGreen.activeService: Invalid value: \"web\": service \"web\" not found");
        web.cluster.patchService("web", (Json.Obj) Json.from(Map.of("spec", Map.of("selector", Map.of("app", "web")))));
        web.run();
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void aLostPodOfAPromotedRolloutIsNoRelease() {
        Releases web = of(Map.of()).deployed();
        web.cluster.losePod(web.cluster.replicaSets().getFirst().name());
        Plan plan = web.simulation.settle();
        assertThat(plan.inFlight()).isFalse();
        assertThat(web.phase()).isEqualTo("Progressing updated replicas are still becoming available");
        assertThat(web.conditions()).contains("Available False AvailableReason");
    }

    @Test
    void restartIsDoneWhenNoOldPodIsLeft() {
        Releases web = of(Map.of()).deployed();
        web.spec("restartAt", web.cluster.now().toString()).run();
        assertThat(web.status().release().restartedAt()).contains(web.cluster.now());
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void becomingACanaryLeavesNothingOfTheBlueGreenStatus() {
        Releases web = of(Map.of()).deployed();
        web.cluster.patch((Json.Obj)
                Json.from(Map.of("spec", Map.of("strategy", Collections.singletonMap("blueGreen", null)))));
        web.spec("strategy", Map.of("canary", Map.of())).run();
        assertThat(web.cluster.rolloutObject().obj("status").get("blueGreen")).isEmpty();
        assertThat(web.phase()).isEqualTo("Healthy");
    }
}
