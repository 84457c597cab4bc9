package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Analysed.ANALYSED;
import static dev.sluice.domain.planner.Analysed.POST;
import static dev.sluice.domain.planner.Analysed.PRE;
import static dev.sluice.domain.planner.Analysed.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.ReleaseClock.Completion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Analyses before and after the switch that succeed, or have no say (spec 3.7, 4.1, F3). */
class BlueGreenAnalysisTest {
    private static final Map<String, Object> BY_HAND = Map.of("autoPromotionEnabled", false, "previewService", "try");

    @Test
    void theAnalysisComesBeforeThePauseAndThePauseBeforeTheSwitch() {
        Releases web = Analysed.both(BY_HAND);
        web.image("web:2").after(STARTED);
        assertThat(web.phase()).isEqualTo("Progressing active service cutover pending");
        web.after(ANALYSED);
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        web.simulation.promote();
        web.simulation.settle();
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(web.phase()).isEqualTo("Progressing waiting for analysis to complete");
        web.after(ANALYSED);
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.status().clock().completion()).contains(Completion.Promoted);
    }

    @Test
    void anUpdateTellsTheEventsInOrder() {
        Releases web = Analysed.both(Map.of());
        int before = web.reasons().size();
        web.image("web:2").after(ANALYSED.multipliedBy(2).plus(STARTED));
        assertThat(web.reasons().subList(before, web.reasons().size()))
                .containsExactly(
                        "RolloutUpdated",
                        "NewReplicaSetCreated",
                        "RolloutNotCompleted",
                        "ScalingReplicaSet",
                        "AnalysisRunRunning",
                        "AnalysisRunSuccessful",
                        "SwitchService",
                        "AnalysisRunRunning",
                        "AnalysisRunSuccessful",
                        "RolloutCompleted");
        assertThat(web.messagesFrom(before).getLast()).endsWith(": Completed blue-green update");
        assertThat(web.messagesFrom(before + 7).getFirst())
                .isEqualTo("PostPromotion Analysis Run '" + Analysed.last(web).name()
                        + "' Status New: 'Running' Previous: 'NoPreviousStatus'");
        assertThat(web.cluster.events()).doesNotHaveDuplicates();
    }

    @Test
    void theRunsAreNamedAndLabelledForWhatTheyAreFor() {
        Releases web = Analysed.both(Map.of());
        web.image("web:2").run();
        List<AnalysisRun> runs = web.cluster.analysisRuns();
        String hash = web.cluster.replicaSets().getLast().hash();
        assertThat(runs)
                .extracting(AnalysisRun::name)
                .containsExactly("web-" + hash + "-2-pre", "web-" + hash + "-2-post");
        assertThat(runs)
                .extracting(run -> run.meta().labels().get(Keys.ROLLOUT_TYPE))
                .containsExactly("PrePromotion", "PostPromotion");
        assertThat(runs).allSatisfy(run -> assertThat(run.hash()).isEqualTo(hash));
    }

    @Test
    void anInitialDeploymentIsNotAnalysed() {
        Releases web = Analysed.both(Map.of());
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.cluster.analysisRuns()).isEmpty();
    }

    @Test
    void noAnalysisBeginsBeforeThePodsAreThere() {
        Releases web = Analysed.both(Map.of());
        web.image("web:2").after(Duration.ofSeconds(1));
        assertThat(web.cluster.analysisRuns()).isEmpty();
        web.after(Duration.ofSeconds(1));
        assertThat(Analysed.runs(web)).containsExactly("2-pre");
        assertThat(Analysed.pre(web)).isEqualTo("Running");
    }

    @Test
    void thePreviewIsAnalysedAtItsOwnSizeAndGrowsAfterwards() {
        Releases web = Analysed.of(3, Map.of(), Map.of("previewReplicaCount", 1), PRE);
        web.image("web:2").after(STARTED);
        assertThat(Analysed.pre(web)).isEqualTo("Running");
        assertThat(web.sizes()).containsExactly("1=3", "2=1");
        web.after(Duration.ofSeconds(58));
        assertThat(web.status().blueGreen().checkPoint()).isTrue();
        assertThat(web.sizes()).containsExactly("1=3", "2=3");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        web.after(STARTED);
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(Analysed.runs(web)).containsExactly("2-pre");
    }

    @Test
    void oneOfTheTwoIsEnough() {
        Releases web = Analysed.of(2, Map.of(), Map.of(), POST);
        web.image("web:2").after(STARTED);
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(Analysed.runs(web)).containsExactly("2-post");
        web.after(ANALYSED);
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void olderVersionsStayWhileTheAnalysisAfterTheSwitchGoesOnAndNoDelayIsGiven() {
        Releases web = Analysed.of(2, Map.of(), Map.of("autoPromotionEnabled", false), POST);
        web.image("web:2").after(STARTED);
        web.image("web:3").after(STARTED);
        web.simulation.promote();
        web.after(Duration.ofSeconds(50));
        assertThat(web.phase()).isEqualTo("Progressing waiting for analysis to complete");
        assertThat(web.sizes()).containsExactly("1=2", "2=2", "3=2");
        web.after(Duration.ofSeconds(30));
        assertThat(web.sizes()).containsExactly("1=2", "2=0", "3=2");
    }

    @Test
    void theOldVersionStaysUntilThePromotionWhateverTheDelay() {
        Releases web = Analysed.of(2, Map.of(), Map.of("scaleDownDelaySeconds", 10), POST);
        web.image("web:2").after(Duration.ofSeconds(60));
        assertThat(web.sizes()).containsExactly("1=2", "2=2");
        web.after(Duration.ofSeconds(20));
        assertThat(web.sizes()).containsExactly("1=0", "2=2");
    }

    @Test
    void theRunsAreShownAfterThePromotionUntilTheNextVersion() {
        Releases web = Analysed.both(Map.of());
        web.image("web:2").run();
        assertThat(Analysed.pre(web)).isEqualTo("Successful");
        assertThat(Analysed.post(web)).isEqualTo("Successful");
        web.image("web:3").after(Duration.ofSeconds(1));
        assertThat(Analysed.pre(web)).isEqualTo("none");
        assertThat(Analysed.post(web)).isEqualTo("none");
    }

    @Test
    void aRunThatIsShownIsNotDeletedByTheHistory() {
        Releases web = Analysed.of(2, Map.of("analysis", Map.of("successfulRunHistoryLimit", 0)), Map.of(), PRE, POST);
        web.image("web:2").run();
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "2-post");
        web.image("web:3").after(STARTED);
        assertThat(Analysed.runs(web)).containsExactly("3-pre");
    }

    @Test
    void theNextVersionEndsTheAnalysisOfTheLast() {
        Releases web = Analysed.both(Map.of());
        web.image("web:2").after(STARTED);
        web.image("web:3");
        web.simulation.settle();
        assertThat(Analysed.last(web).terminating()).isTrue();
        web.after(STARTED);
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "3-pre");
        assertThat(Analysed.pre(web)).isEqualTo("Running");
    }

    @Test
    void anAnalysisThatIsNoLongerAskedForIsEnded() {
        Releases web = Analysed.of(2, Map.of(), Map.of(), PRE);
        web.image("web:2").after(STARTED);
        web.blueGreen(PRE, Json.NULL).simulation.settle();
        assertThat(Analysed.pre(web)).isEqualTo("none");
        assertThat(Analysed.last(web).terminating()).isTrue();
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void goingBackWithinTheDelayIsNotAnalysed() {
        Releases web = Analysed.both(Map.of("scaleDownDelaySeconds", 600));
        web.image("web:2").after(ANALYSED.multipliedBy(2).plus(STARTED));
        web.image("web:1").after(STARTED);
        assertThat(web.revisionBehind("web")).isEqualTo(3);
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "2-post");
    }

    @Test
    void goingBackWithinTheRollbackWindowIsNotAnalysed() {
        Releases web = Analysed.of(2, Map.of("rollbackWindow", Map.of("revisions", 3)), Map.of(), PRE, POST);
        web.image("web:2").run();
        web.image("web:1").run();
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "2-post");
    }

    @Test
    void goingBackToAVersionThatIsGoneIsAnalysed() {
        Releases web = Analysed.both(Map.of());
        web.image("web:2").run();
        web.image("web:1").run();
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "2-post", "3-pre", "3-post");
    }

    @Test
    void theUsersPauseHoldsTheSwitchAndNotTheAnalysis() {
        Releases web = Analysed.both(Map.of());
        web.spec("paused", true).image("web:2").after(ANALYSED.plus(STARTED));
        assertThat(Analysed.pre(web)).isEqualTo("Successful");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        web.spec("paused", false);
        web.simulation.settle();
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(Analysed.post(web)).isEqualTo("Running");
    }

    @Test
    void scalingLeavesTheAnalysisGoingOn() {
        Releases web = Analysed.both(Map.of());
        web.image("web:2").after(STARTED);
        web.spec("replicas", 5).after(STARTED);
        assertThat(web.sizes()).containsExactly("1=5", "2=5");
        assertThat(Analysed.runs(web)).containsExactly("2-pre");
        assertThat(Analysed.last(web).terminating()).isFalse();
    }

    @Test
    void trafficThatSomeoneLedAwayIsAnalysedAnewOnceItIsBack() {
        Releases web = Analysed.both(BY_HAND);
        web.image("web:2").after(ANALYSED.plus(STARTED));
        web.simulation.promote();
        web.simulation.settle();
        String old = web.cluster.replicaSets().getFirst().hash();
        web.cluster.patchService("web", (Json.Obj)
                Json.from(Map.of("spec", Map.of("selector", Map.of("rollouts-pod-template-hash", old)))));
        web.after(ANALYSED);
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
        assertThat(Analysed.post(web)).isEqualTo("none");
        web.simulation.promote();
        web.simulation.settle();
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "2-post", "2-post.1");
        assertThat(web.phase()).isEqualTo("Progressing waiting for analysis to complete");
    }
}
