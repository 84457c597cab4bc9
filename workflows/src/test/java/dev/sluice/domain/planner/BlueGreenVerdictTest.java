package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Analysed.ANALYSED;
import static dev.sluice.domain.planner.Analysed.POST;
import static dev.sluice.domain.planner.Analysed.PRE;
import static dev.sluice.domain.planner.Analysed.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.rollout.ReleaseClock.Completion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Analyses of a blue-green release that end badly, or that a human cuts short (spec 3.7, F1, F6). */
class BlueGreenVerdictTest {
    private static final Map<String, Object> BY_HAND = Map.of("autoPromotionEnabled", false);

    /** The first run of this kind ends in this phase; all others succeed. */
    private static Releases ending(AnalysisKind kind, Phase phase, Map<String, Object> blueGreen) {
        Releases web = Analysed.both(blueGreen);
        boolean[] told = new boolean[1];
        web.cluster.verdicts((which, number) -> {
            boolean first = which == kind && !told[0];
            told[0] |= first;
            return first ? phase : Phase.Successful;
        });
        return web;
    }

    private static List<String> reasonsSince(Releases web, int before) {
        return web.reasons().subList(before, web.reasons().size());
    }

    @ParameterizedTest
    @EnumSource(names = {"Failed", "Error"})
    void anAnalysisBeforeTheSwitchThatFailsAbortsWithoutIt(Phase phase) {
        Releases web = ending(AnalysisKind.PrePromotion, phase, Map.of());
        int before = web.reasons().size();
        Plan end = web.image("web:2").run();
        assertThat(end.state()).isEqualTo(Plan.State.ABORTED);
        assertThat(web.phase())
                .isEqualTo("Degraded RolloutAborted: Rollout aborted update to revision 2: Blue/green pre-promotion"
                        + " analysis phase error/failed: simulated " + phase);
        assertThat(reasonsSince(web, before).subList(4, 7))
                .containsExactly("AnalysisRunRunning", "AnalysisRun" + phase, "RolloutAborted");
        assertThat(reasonsSince(web, before)).doesNotContain("SwitchService");
        assertThat(Analysed.pre(web)).isEqualTo(phase.name());
        assertThat(Analysed.runs(web)).containsExactly("2-pre");
    }

    @ParameterizedTest
    @EnumSource(names = {"Failed", "Error"})
    void anAnalysisAfterTheSwitchThatFailsAbortsAndSwitchesBack(Phase phase) {
        Releases web = ending(AnalysisKind.PostPromotion, phase, Map.of());
        int before = web.reasons().size();
        web.image("web:2").after(ANALYSED.multipliedBy(2).plus(STARTED));
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.phase())
                .isEqualTo("Degraded RolloutAborted: Rollout aborted update to revision 2: Blue/green post-promotion"
                        + " analysis phase error/failed: simulated " + phase);
        assertThat(web.sizes()).containsExactly("1=2", "2=2");
        assertThat(reasonsSince(web, before).subList(6, 11))
                .containsExactly(
                        "SwitchService",
                        "AnalysisRunRunning",
                        "AnalysisRun" + phase,
                        "SwitchService",
                        "RolloutAborted");
        web.after(Duration.ofSeconds(31));
        assertThat(web.sizes()).containsExactly("1=2", "2=0");
        assertThat(Analysed.pre(web)).isEqualTo("Successful");
        assertThat(Analysed.post(web)).isEqualTo(phase.name());
    }

    @Test
    void anInconclusiveAnalysisBeforeTheSwitchWaitsForAHuman() {
        Releases web = ending(AnalysisKind.PrePromotion, Phase.Inconclusive, Map.of());
        Plan held = web.image("web:2").run();
        assertThat(held.inFlight()).isTrue();
        assertThat(web.phase()).isEqualTo("Paused InconclusiveAnalysisRun");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.status().clock().manualPauseStartedAt()).isPresent();
    }

    @Test
    void afterAHumanResumedAnotherAnalysisBegins() {
        Releases web = ending(AnalysisKind.PrePromotion, Phase.Inconclusive, Map.of());
        web.image("web:2").run();
        int before = web.reasons().size();
        web.simulation.promote();
        web.simulation.settle();
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "2-pre.1");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.status().halt().controllerPause()).isFalse();
        web.after(ANALYSED);
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(reasonsSince(web, before))
                .startsWith("RolloutResumed", "AnalysisRunRunning", "AnalysisRunSuccessful", "SwitchService");
        assertThat(web.cluster.events()).doesNotHaveDuplicates();
    }

    @Test
    void resumingAfterAnInconclusiveAnalysisIsNoPromotion() {
        Releases web = ending(AnalysisKind.PrePromotion, Phase.Inconclusive, BY_HAND);
        web.image("web:2").run();
        web.simulation.promote();
        web.after(ANALYSED);
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
    }

    @Test
    void resumingIsNoPromotionEvenWhenTheInconclusiveRunIsGone() {
        Releases web = ending(AnalysisKind.PrePromotion, Phase.Inconclusive, BY_HAND);
        web.image("web:2").run();
        web.cluster.apply(new Action.DropAnalysisRun(Analysed.last(web).name(), "", "", List.of()));
        web.simulation.promote();
        web.after(ANALYSED);
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
    }

    @Test
    void anotherInconclusiveAnalysisIsToldToo() {
        Releases web = Analysed.both(Map.of());
        web.cluster.verdicts((kind, number) -> Phase.Inconclusive);
        web.image("web:2").run();
        web.simulation.promote();
        web.run();
        assertThat(web.phase()).isEqualTo("Paused InconclusiveAnalysisRun");
        assertThat(web.reasons()).filteredOn("RolloutPaused"::equals).hasSize(2);
        assertThat(web.cluster.events()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"-1", "10"})
    void anInconclusiveAnalysisAfterTheSwitchKeepsBothVersions(int delay) {
        Releases web = ending(
                AnalysisKind.PostPromotion,
                Phase.Inconclusive,
                delay < 0 ? Map.of() : Map.of("scaleDownDelaySeconds", delay));
        web.image("web:2").after(Duration.ofMinutes(10));
        assertThat(web.phase()).isEqualTo("Paused InconclusiveAnalysisRun");
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(web.sizes()).containsExactly("1=2", "2=2");
        web.simulation.promote();
        web.after(ANALYSED);
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "2-post", "2-post.1");
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void anAbortInsteadOfADecisionSwitchesBack() {
        Releases web = ending(AnalysisKind.PostPromotion, Phase.Inconclusive, Map.of());
        web.image("web:2").after(Duration.ofMinutes(10));
        web.status("abort", Json.of(true));
        web.simulation.settle();
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.simulation.last().decided()).contains(Plan.State.ABORTED);
    }

    @Test
    void promoteWhileAnAnalysisGoesOnChangesNothing() {
        Releases web = Analysed.both(BY_HAND);
        web.image("web:2").after(STARTED);
        web.simulation.promote();
        web.after(STARTED);
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        web.after(ANALYSED);
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
    }

    /** Seconds after the update, and the runs that there are then. */
    @ParameterizedTest
    @CsvSource({"1, ''", "5, 2-pre", "70, 2-pre", "80, '2-pre,2-post'"})
    void fullPromotionSkipsWhatIsLeft(int seconds, String runs) {
        Releases web = Analysed.both(Map.of("autoPromotionSeconds", 10));
        int before = web.reasons().size();
        web.image("web:2").after(Duration.ofSeconds(seconds));
        assertThat(String.join(",", Analysed.runs(web))).isEqualTo(runs);
        web.status("promoteFull", Json.of(true)).after(STARTED);
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.messagesFrom(before)).anyMatch(message -> message.endsWith(": Full promotion requested"));
        assertThat(web.status().clock().completion()).contains(Completion.FastPromoted);
        assertThat(String.join(",", Analysed.runs(web))).isEqualTo(runs);
        assertThat(web.cluster.analysisRuns()).allMatch(run -> run.completed());
    }

    @Test
    void fullPromotionAnswersAnInconclusiveAnalysis() {
        Releases web = ending(AnalysisKind.PrePromotion, Phase.Inconclusive, Map.of());
        web.image("web:2").run();
        web.status("promoteFull", Json.of(true)).run();
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(web.status().halt().pauses()).isEmpty();
    }

    @Test
    void anAnalysisThatIsCutShortIsStillShown() {
        Releases web = Analysed.both(Map.of());
        web.image("web:2").after(STARTED);
        web.status("abort", Json.of(true)).after(STARTED);
        assertThat(Analysed.last(web).terminating()).isTrue();
        assertThat(Analysed.pre(web)).isEqualTo("Successful");
        assertThat(web.phase()).isEqualTo("Degraded RolloutAborted: Rollout aborted update to revision 2");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
    }

    @Test
    void retryAfterAnAbortAnalysesAnew() {
        Releases web = Analysed.both(Map.of());
        web.image("web:2").after(STARTED);
        web.status("abort", Json.of(true)).run();
        web.status("abort", Json.of(false));
        web.simulation.settle();
        assertThat(Analysed.pre(web)).isEqualTo("none");
        assertThat(web.status().halt().abortedAt()).isEmpty();
        web.after(STARTED);
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "2-pre.1");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        web.run();
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void retryAtOnceAnalysesAnew() {
        Releases web = ending(AnalysisKind.PrePromotion, Phase.Failed, Map.of());
        web.image("web:2").after(ANALYSED.plus(STARTED));
        web.status("abort", Json.of(false));
        web.simulation.settle();
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "2-pre.1");
        assertThat(Analysed.pre(web)).isEqualTo("Running");
    }

    @Test
    void retryAfterAFailureBehindTheSwitchProvesBothAnew() {
        Releases web = ending(AnalysisKind.PostPromotion, Phase.Failed, Map.of());
        web.image("web:2").run();
        web.status("abort", Json.of(false)).run();
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "2-post", "2-pre.1", "2-post.1");
        assertThat(web.cluster.events()).doesNotHaveDuplicates();
    }

    @Test
    void retryOfAnOlderVersionThatFailedIsNoFastRollback() {
        Releases web = Analysed.both(Map.of());
        web.image("web:2").run();
        web.cluster.verdicts((kind, number) -> Phase.Failed);
        web.image("web:1").after(ANALYSED.plus(STARTED));
        assertThat(web.phase()).startsWith("Degraded");
        web.status("abort", Json.of(false)).after(STARTED);
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(Analysed.runs(web)).containsExactly("2-pre", "2-post", "3-pre", "3-pre.1");
    }

    @Test
    void anAnalysisMayTakeLongerThanTheProgressDeadline() {
        Map<String, Object> strict = Map.of("progressDeadlineSeconds", 30, "progressDeadlineAbort", true);
        Releases web = Analysed.of(3, strict, Map.of("previewReplicaCount", 1), PRE, POST);
        web.image("web:2").after(Duration.ofSeconds(50));
        assertThat(web.phase()).isEqualTo("Progressing more replicas need to be updated");
        web.run();
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.conditions()).contains("Progressing True NewReplicaSetAvailable");
    }

    @Test
    void aVersionWhosePodsNeverComeIsLateWhateverAnalysesThereAre() {
        Map<String, Object> strict = Map.of("progressDeadlineSeconds", 30, "progressDeadlineAbort", true);
        Releases web = Analysed.of(2, strict, Map.of(), PRE, POST);
        assertThat(web.image("web:bad").run().state()).isEqualTo(Plan.State.ABORTED);
        assertThat(web.cluster.analysisRuns()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prePromotionAnalysis | spec.strategy.blueGreen.prePromotionAnalysis",
                "postPromotionAnalysis | spec.strategy.blueGreen.postPromotionAnalysis"
            })
    void anAnalysisWithoutEndIsAnInvalidSpec(String field, String path) {
        Releases web = Analysed.of(2, Map.of(), Map.of(), field);
        web.cluster.templates(Analysed.templates(Map.of("interval", "5s")));
        web.simulation.settle();
        assertThat(web.phase())
                .isEqualTo("Degraded InvalidSpec: The Rollout \"web\" is invalid: " + path
                        + ".templates: Invalid value: \"check\": AnalysisTemplate check has metric errors which runs"
                        + " indefinitely. Invalid value for count: nil");
    }

    @ParameterizedTest
    @CsvSource({"prePromotionAnalysis", "postPromotionAnalysis"})
    void anAnalysisWithoutATemplateIsAnInvalidSpec(String field) {
        Releases web = Releases.blueGreen(2, Map.of(), Map.of(field, Map.of()));
        web.simulation.settle();
        assertThat(web.phase())
                .isEqualTo("Degraded InvalidSpec: The Rollout \"web\" is invalid: spec.strategy.blueGreen." + field
                        + ".templates: Required value: an analysis needs at least one template");
    }
}
