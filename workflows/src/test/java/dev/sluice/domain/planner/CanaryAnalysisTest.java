package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Checks.runs;
import static dev.sluice.domain.planner.Checks.step;
import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.command.CommandDecision;
import dev.sluice.domain.command.CommandRules;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Analyses in a canary release, by spec 3.9, 4.1, F1 and F6. */
class CanaryAnalysisTest {
    private static final Duration MOMENT = Duration.ofSeconds(10);

    /** Deployed, with the template {@code short} as the analysis between two weights. */
    private static Releases inline() {
        return deployed(Releases.of(2, setWeight(50), step("short"), setWeight(100)));
    }

    private static Releases inlineLong() {
        return deployed(Releases.of(2, setWeight(50), step("long"), setWeight(100)));
    }

    private static Releases background(String template, int startingStep, Object... steps) {
        Map<String, Object> analysis =
                Map.of("templates", List.of(Map.of("templateName", template)), "startingStep", startingStep);
        return deployed(Releases.with(2, Map.of(), Map.of("analysis", analysis), steps));
    }

    private static Releases deployed(Releases web) {
        web.cluster.templates(Checks.all());
        return web.deployed();
    }

    private static void verdicts(Releases web, Phase... phases) {
        web.cluster.verdicts((kind, number) -> phases[Math.min(number, phases.length) - 1]);
    }

    private static Json.Obj canary(Releases web) {
        return web.cluster.rolloutObject().obj("status").obj("canary");
    }

    private static List<String> reasonsFrom(Releases web, int first) {
        return web.reasons().subList(first, web.reasons().size());
    }

    private static void promote(Releases web) {
        Command command = new Command(
                Command.Kind.promote, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
        assertThat(CommandRules.decide(web.cluster.rollout(), command))
                .isInstanceOfSatisfying(CommandDecision.Write.class, write -> web.cluster.patch(write.statusPatch()));
    }

    @Test
    void aStepIsPassedWhenItsAnalysisHasSucceeded() {
        Releases web = inline();
        int before = web.reasons().size();
        Plan end = web.image("web:2").run();
        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(runs(web)).containsExactly("2-1 Successful");
        String name = web.cluster.analysisRuns().getFirst().name();
        assertThat(web.messagesFrom(before))
                .containsSubsequence(
                        "Rollout step 1/3 completed (setWeight: 50)",
                        "Step Analysis Run '" + name + "' Status New: 'Running' Previous: 'NoPreviousStatus'",
                        "Step Analysis Run '" + name + "' Status New: 'Successful' Previous: 'Running'",
                        "Rollout step 2/3 completed (analysis)",
                        "Rollout step 3/3 completed (setWeight: 100)");
        assertThat(reasonsFrom(web, before).stream().filter(reason -> reason.startsWith("AnalysisRun")))
                .containsExactly("AnalysisRunRunning", "AnalysisRunSuccessful");
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(canary(web)).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void theStatusShowsTheRunOfTheStep() {
        Releases web = inlineLong();
        web.image("web:2").after(MOMENT);
        String name = web.cluster.analysisRuns().getFirst().name();
        assertThat(canary(web))
                .isEqualTo(
                        Json.from(Map.of("currentStepAnalysisRunStatus", Map.of("name", name, "status", "Running"))));
        assertThat(web.phase()).isEqualTo("Progressing more replicas need to be updated");
        assertThat(web.status().release().stepIndex()).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"Failed", "Error"})
    void aFailedAnalysisAbortsTheRelease(Phase phase) {
        Releases web = inline();
        verdicts(web, phase);
        int before = web.reasons().size();
        Plan end = web.image("web:2").run();
        assertThat(end.state()).isEqualTo(Plan.State.ABORTED);
        assertThat(reasonsFrom(web, before))
                .containsExactly(
                        "RolloutUpdated",
                        "NewReplicaSetCreated",
                        "RolloutNotCompleted",
                        "ScalingReplicaSet",
                        "ScalingReplicaSet",
                        "RolloutStepCompleted",
                        "AnalysisRunRunning",
                        "AnalysisRun" + phase,
                        "ScalingReplicaSet",
                        "RolloutAborted",
                        "ScalingReplicaSet");
        assertThat(web.phase())
                .isEqualTo("Degraded RolloutAborted: Rollout aborted update to revision 2: Step-based analysis phase"
                        + " error/failed: simulated " + phase);
        assertThat(web.cluster.events())
                .filteredOn(event -> event.reason().equals("AnalysisRun" + phase))
                .singleElement()
                .matches(event -> event.warning());
        assertThat(web.sizes()).containsExactly("1=2", "2=0");
        assertThat(web.status().release().stepIndex()).hasValue(0);
        assertThat(canary(web)).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void anInconclusiveAnalysisHoldsTheRelease() {
        Releases web = inline();
        verdicts(web, Phase.Inconclusive);
        Plan held = web.image("web:2").run();
        assertThat(held.inFlight()).isTrue();
        assertThat(web.phase()).isEqualTo("Paused InconclusiveAnalysisRun");
        assertThat(web.status().halt().controllerPause()).isTrue();
        assertThat(web.status().clock().manualPauseStartedAt()).isPresent();
        assertThat(canary(web).obj("currentStepAnalysisRunStatus").text("status"))
                .contains("Inconclusive");
        assertThat(reasonsFrom(web, 0)).endsWith("AnalysisRunInconclusive", "RolloutPaused");
        assertThat(web.messagesFrom(0)).last().isEqualTo("Rollout is paused (InconclusiveAnalysisRun)");
    }

    @Test
    void whileInconclusiveNothingIsScaled() {
        Releases web = inline();
        verdicts(web, Phase.Inconclusive);
        web.image("web:2").run();
        web.spec("replicas", 6).run();
        assertThat(web.sizes()).containsExactly("1=1", "2=1");
    }

    @Test
    void toPromoteAnInconclusiveStepPassesIt() {
        Releases web = inline();
        verdicts(web, Phase.Inconclusive);
        web.image("web:2").run();
        promote(web);
        Plan end = web.run();
        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(runs(web)).containsExactly("2-1 Inconclusive");
    }

    @Test
    void toTakeOnlyThePauseAwayMeasuresAgain() {
        Releases web = inline();
        verdicts(web, Phase.Inconclusive, Phase.Successful);
        web.image("web:2").run();
        web.simulation.promote();
        Plan end = web.run();
        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(runs(web)).containsExactly("2-1 Inconclusive", "2-1.1 Successful");
        assertThat(web.status().halt().controllerPause()).isFalse();
        assertThat(web.reasons()).filteredOn("RolloutResumed"::equals).hasSize(1);
    }

    @Test
    void eachPauseAfterAnInconclusiveRunIsTold() {
        Releases web = inline();
        verdicts(web, Phase.Inconclusive);
        web.image("web:2").run();
        web.simulation.promote();
        web.run();
        assertThat(runs(web)).containsExactly("2-1 Inconclusive", "2-1.1 Inconclusive");
        assertThat(web.reasons()).filteredOn("RolloutPaused"::equals).hasSize(2);
        assertThat(web.cluster.events()).doesNotHaveDuplicates();
    }

    @Test
    void aBackgroundAnalysisBeginsAtItsStepAndEndsWithTheRelease() {
        Releases web = background("endless", 1, setWeight(50), pause(), setWeight(100), pause());
        web.image("web:2");
        web.simulation.settle();
        assertThat(runs(web)).isEmpty();
        web.run();
        assertThat(runs(web)).containsExactly("2 Running");
        assertThat(canary(web).obj("currentBackgroundAnalysisRunStatus").text("status"))
                .contains("Running");
        promote(web);
        web.run();
        assertThat(web.status().release().stepIndex()).hasValue(3);
        assertThat(runs(web)).containsExactly("2 Running");
        promote(web);
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(runs(web)).containsExactly("2 Successful");
        assertThat(canary(web)).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void aBackgroundAnalysisThatHasSucceededIsKept() {
        Releases web = background("short", 0, setWeight(50), pause());
        web.image("web:2").run();
        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
        assertThat(runs(web)).containsExactly("2 Successful");
        assertThat(canary(web).obj("currentBackgroundAnalysisRunStatus").text("status"))
                .contains("Successful");
    }

    @Test
    void aFailedBackgroundAnalysisAborts() {
        Releases web = background("short", 0, setWeight(50), pause());
        verdicts(web, Phase.Failed);
        assertThat(web.image("web:2").run().state()).isEqualTo(Plan.State.ABORTED);
        assertThat(web.phase())
                .isEqualTo("Degraded RolloutAborted: Rollout aborted update to revision 2: Background analysis phase"
                        + " error/failed: simulated Failed");
    }

    @Test
    void afterAnInconclusiveBackgroundAnalysisAnotherBegins() {
        Releases web = background("short", 0, setWeight(50), setWeight(60), step("long"), setWeight(100));
        verdicts(web, Phase.Inconclusive, Phase.Successful);
        web.image("web:2").after(MOMENT);
        assertThat(web.phase()).isEqualTo("Paused InconclusiveAnalysisRun");
        promote(web);
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(runs(web)).contains("2 Inconclusive", "2.1 Successful");
    }

    @Test
    void toResumeAtAPauseStepEndsThePauseToo() {
        Releases web = background("short", 1, setWeight(50), pause(), setWeight(60), pause());
        verdicts(web, Phase.Inconclusive, Phase.Successful);
        web.image("web:2").run();
        assertThat(web.status().halt().pauses()).isNotEmpty();
        int before = web.reasons().size();
        promote(web);
        web.run();
        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
        assertThat(web.status().release().stepIndex()).hasValue(3);
        assertThat(runs(web)).containsExactly("2 Inconclusive", "2.1 Successful");
        assertThat(reasonsFrom(web, before))
                .filteredOn("RolloutResumed"::equals)
                .hasSize(1);
    }

    @Test
    void aRetryMeasuresAnew() {
        Releases web = inline();
        verdicts(web, Phase.Failed, Phase.Successful);
        web.image("web:2").run();
        web.status("abort", Json.of(false));
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(runs(web)).containsExactly("2-1 Failed", "2-1.1 Successful");
        assertThat(web.status().halt().abortedAt()).isEmpty();
    }

    @Test
    void aRetryOfAPausedRolloutMeasuresAnewOnce() {
        Releases web = background("endless", 0, setWeight(50), pause());
        web.image("web:2").run();
        web.status("abort", Json.of(true)).run();
        web.spec("paused", true).status("abort", Json.of(false)).run();
        assertThat(runs(web)).containsExactly("2 Successful", "2.1 Running");
        assertThat(web.status().halt().abortedAt()).isEmpty();
    }

    @Test
    void toPromoteInFullEndsRunsAndPassesThem() {
        Releases web = inlineLong();
        web.image("web:2").after(MOMENT);
        web.status("promoteFull", Json.of(true));
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(web.cluster.analysisRuns()).singleElement().matches(run -> run.terminating() && run.completed());
        assertThat(canary(web)).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void toPromoteARunningStepEndsItsRun() {
        Releases web = inlineLong();
        web.image("web:2").after(MOMENT);
        promote(web);
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(web.cluster.analysisRuns()).singleElement().matches(run -> run.terminating());
    }

    @Test
    void anAbortEndsRuns() {
        Releases web = inlineLong();
        web.image("web:2").after(MOMENT);
        web.status("abort", Json.of(true)).run();
        assertThat(web.phase()).isEqualTo("Degraded RolloutAborted: Rollout aborted update to revision 2");
        assertThat(web.cluster.analysisRuns()).singleElement().matches(run -> run.terminating());
        assertThat(canary(web)).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void anotherTemplateEndsRuns() {
        Releases web = inlineLong();
        web.image("web:2").after(MOMENT);
        web.image("web:3").after(MOMENT);
        assertThat(web.cluster.analysisRuns()).first().matches(run -> run.terminating());
        assertThat(runs(web)).containsExactly("2-1 Successful", "3-1 Running");
    }

    @Test
    void aPauseOfTheUserKeepsRunsAndPassesNoStep() {
        Releases web = inlineLong();
        web.image("web:2").after(MOMENT);
        web.spec("paused", true).run();
        assertThat(runs(web)).containsExactly("2-1 Successful");
        assertThat(web.phase()).isEqualTo("Paused manually paused");
        assertThat(web.status().release().stepIndex()).hasValue(1);
        web.spec("paused", false);
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(runs(web)).containsExactly("2-1 Successful");
    }

    @Test
    void missingReplicasEndNoRun() {
        Releases web = inlineLong();
        web.image("web:2").after(MOMENT);
        web.cluster.patch(Json.Obj.EMPTY.with("spec", Json.Obj.EMPTY.with("replicas", Json.NULL)));
        web.after(MOMENT);
        assertThat(runs(web)).containsExactly("2-1 Running");
    }

    @Test
    void anInitialDeploymentIsNotAnalysed() {
        assertThat(runs(inline())).isEmpty();
        assertThat(runs(background("endless", 0))).isEmpty();
    }

    @Test
    void aReturnToStableIsNotAnalysed() {
        Releases web = inlineLong();
        web.image("web:2").after(MOMENT);
        web.image("web:1");
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(runs(web)).hasSize(1);
    }

    @Test
    void aRollbackWithinTheWindowIsNotAnalysed() {
        Releases web = deployed(Releases.with(
                2, Map.of("rollbackWindow", Map.of("revisions", 3)), Map.of(), setWeight(50), step("short")));
        web.image("web:2").run();
        web.image("web:1");
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(runs(web)).containsExactly("2-1 Successful");
    }

    @Test
    void aRollingUpdateCanBeAnalysedBesideIt() {
        Releases web = background("long", 0);
        web.image("web:2");
        web.after(Duration.ofMillis(500));
        assertThat(runs(web)).containsExactly("2 Running");
    }

    @Test
    void twoAnalysesInARowAreTwoRuns() {
        Releases web = deployed(Releases.of(1, step("short"), step("short")));
        assertThat(web.image("web:2").run().state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(runs(web)).containsExactly("2-0 Successful", "2-1 Successful");
    }

    @Test
    void aRunThatItsUserDeletesIsMadeAgain() {
        Releases web = inlineLong();
        web.image("web:2").after(MOMENT);
        String name = web.cluster.analysisRuns().getFirst().name();
        web.cluster.apply(new Action.DropAnalysisRun(name, "uid", "kubectl delete", List.of()));
        web.after(MOMENT);
        assertThat(runs(web)).containsExactly("2-1 Running");
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
    }

    @Test
    void aMissingTemplateIsAnInvalidSpecUntilItIsThere() {
        Releases web = inline();
        web.cluster.templates(Templates.NONE);
        Plan invalid = web.image("web:2").run();
        assertThat(invalid.state()).isEqualTo(Plan.State.INVALID);
        assertThat(web.phase())
                .isEqualTo("Degraded InvalidSpec: The Rollout \"web\" is invalid:"
                        + " spec.strategy.canary.steps[1].analysis.templates[0].templateName: Invalid value: \"short\":"
                        + " AnalysisTemplate 'short' not found");
        web.cluster.templates(Checks.all());
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void anAnalysisTakesAsLongAsItTakes() {
        Releases web = deployed(Releases.with(
                2,
                Map.of("progressDeadlineSeconds", 60, "progressDeadlineAbort", true),
                Map.of(),
                setWeight(50),
                step("long")));
        web.image("web:2").after(Duration.ofMinutes(30));
        assertThat(web.phase()).startsWith("Progressing");
        assertThat(web.status().halt().abort()).isFalse();
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
    }
}
