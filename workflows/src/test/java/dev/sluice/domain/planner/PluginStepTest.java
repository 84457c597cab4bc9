package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonReader;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plugin.PluginItem;
import dev.sluice.domain.plugin.StepAnswer;
import dev.sluice.domain.plugin.StepCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that a worker of the user's own carries out (spec 3.8). */
class PluginStepTest {
    private final List<String> asked = new ArrayList<>();
    private final Map<String, List<Json>> answers = new LinkedHashMap<>();

    private Releases released(Object... steps) {
        Releases web = Releases.of(4, steps).deployed();
        web.cluster.worker(this::answer);
        return web.image("web:2");
    }

    /** The next answer to this operation; the last one goes on and on. None means that the worker does not answer. */
    private Optional<StepAnswer> answer(Json.Obj question) {
        String operation = question.text("operation").orElseThrow();
        String what = operation + " " + question.integer("step").orElseThrow() + "#"
                + question.integer("execution").orElseThrow();
        List<Json> left = answers.getOrDefault(operation, List.of());
        if (left.isEmpty()) {
            asked.add(what + " unanswered");
            return Optional.empty();
        }
        asked.add(what);
        Json next = left.getFirst();
        answers.put(operation, left.size() > 1 ? left.subList(1, left.size()) : left);
        return Optional.of(StepAnswer.read(next));
    }

    private void answers(String operation, Object... all) {
        answers.put(operation, List.of(all).stream().map(Json::from).toList());
    }

    private static Map<String, Object> plugin() {
        return plugin(Map.of("taskQueue", "deploys"));
    }

    private static Map<String, Object> plugin(Map<String, Object> config) {
        return Map.of("plugin", Map.of("name", "sluice.dev/activity", "config", config));
    }

    private static Map<String, Object> phase(String phase) {
        return Map.of("phase", phase);
    }

    private static List<String> items(Releases web) {
        return web.status().plugins().all().stream()
                .map(item -> item.operation() + " " + item.index() + " " + item.phase() + " " + item.executions())
                .toList();
    }

    private static List<String> told(Releases web) {
        return web.cluster.events().stream()
                .filter(event -> event.reason().equals("StepPluginTransition"))
                .map(Event::message)
                .toList();
    }

    private static boolean isPromoted(Releases web) {
        return web.status()
                .release()
                .stable()
                .equals(web.cluster.replicaSets().getLast().hash());
    }

    @Test
    void theReleaseGoesOnWhenTheWorkerHasSucceeded() {
        answers("run", Map.of("phase", "Successful", "message", "done", "status", Map.of("ticket", 7)));
        Releases web = released(Releases.setWeight(50), plugin());

        web.run();

        assertThat(isPromoted(web)).isTrue();
        assertThat(asked).containsExactly("run 1#1");
        assertThat(items(web)).containsExactly("Run 1 Successful 1");
        assertThat(web.status().plugins().all().getFirst()).satisfies(item -> {
            assertThat(item.name()).isEqualTo("sluice.dev/activity");
            assertThat(item.message()).isEqualTo("done");
            assertThat(item.status()).isEqualTo(Json.from(Map.of("ticket", 7)));
            assertThat(item.finishedAt()).isPresent();
        });
        assertThat(told(web)).containsExactly("Step plugin sluice.dev/activity (step 2) transitioned to Running");
        assertThat(web.messagesFrom(0)).contains("Rollout step 2/2 completed (plugin: sluice.dev/activity)");
    }

    @Test
    void theWorkerIsToldWhatItHasToKnow() {
        answers("run", Map.of("phase", "Running", "status", "begun"), phase("Successful"));
        List<Json.Obj> questions = new ArrayList<>();
        Releases web = released(plugin(Map.of("taskQueue", "deploys", "config", Map.of("env", "blue"))));
        web.cluster.worker(question -> {
            questions.add(question);
            return answer(question);
        });

        web.run();

        assertThat(questions).hasSize(2);
        assertThat(questions.getFirst()).isEqualTo(Json.from(questionAs(1, web)));
        assertThat(questions.getLast().text("status")).contains("begun");
        assertThat(questions.getLast().integer("execution")).hasValue(2);
    }

    private static Map<String, Object> questionAs(int execution, Releases web) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("operation", "run");
        question.put("namespace", "demo");
        question.put("rollout", "web");
        question.put("uid", web.cluster.rollout().id().uid());
        question.put("step", 0);
        question.put("execution", execution);
        question.put("revision", 2);
        question.put("hash", web.cluster.replicaSets().getLast().hash());
        question.put("stableHash", web.cluster.replicaSets().getFirst().hash());
        question.put("config", Map.of("env", "blue"));
        question.put("status", null);
        return question;
    }

    @ParameterizedTest
    @CsvSource({"11s, 16", "60, 65", "10s, 35", "1s, 35", "'', 35"})
    void aWorkerThatGoesOnIsAskedAgain(String requeueAfter, int seconds) {
        Map<String, Object> running = new LinkedHashMap<>(phase("Running"));
        if (!requeueAfter.isEmpty()) {
            running.put("requeueAfter", requeueAfter.equals("60") ? 60 : requeueAfter);
        }
        answers("run", running, phase("Successful"));
        Releases web = released(plugin(), Releases.pause());

        web.after(Duration.ofSeconds(seconds - 6));
        List<String> before = List.copyOf(asked);
        web.after(Duration.ofSeconds(7));

        assertThat(before).containsExactly("run 0#1");
        assertThat(asked).containsExactly("run 0#1", "run 0#2");
        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
    }

    @Test
    void aStepThatFailsAbortsTheReleaseAndWhatWasDoneIsUndoneTheLastFirst() {
        answers("run", phase("Successful"), phase("Successful"), Map.of("phase", "Failed", "message", "no room"));
        answers("abort", phase("Successful"));
        Releases web = released(plugin(), plugin(), Releases.setWeight(50), plugin());

        Plan end = web.run();

        assertThat(asked).containsExactly("run 0#1", "run 1#1", "run 3#1", "abort 1#1", "abort 0#1");
        assertThat(web.phase())
                .isEqualTo("Degraded RolloutAborted: Rollout aborted update to revision 2: Step Plugin 4"
                        + " (sluice.dev/activity) failed: no room");
        assertThat(items(web))
                .containsExactly(
                        "Run 0 Successful 1",
                        "Run 1 Successful 1",
                        "Run 3 Failed 1",
                        "Abort 1 Successful 1",
                        "Abort 0 Successful 1");
        assertThat(end.state()).isEqualTo(Plan.State.ABORTED);
        assertThat(end.atRest()).isTrue();
        assertThat(told(web))
                .endsWith(
                        "Step plugin sluice.dev/activity (step 4) transitioned to Failed",
                        "Step plugin sluice.dev/activity (step 2) aborted (Successful)",
                        "Step plugin sluice.dev/activity (step 1) aborted (Successful)");
    }

    @Test
    void anAbortGivesUpACallThatIsBeingMade() {
        answers("abort", phase("Running"));
        Releases web = released(plugin());
        web.run();
        List<String> before = items(web);

        web.status("abort", Json.of(true));
        Plan end = web.run();

        assertThat(before).containsExactly("Run 0 Running 0");
        assertThat(items(web)).containsExactly("Run 0 Running 0", "Abort 0 Failed 1");
        assertThat(end.atRest()).isTrue();
        assertThat(calls(web)).isEmpty();
    }

    @Test
    void anAbortIsNotOverBeforeItsCallIs() {
        answers("run", phase("Successful"));
        Releases web = released(plugin(), Releases.pause());
        web.run();
        web.status("abort", Json.of(true));

        Plan waiting = web.run();
        answers("abort", Map.of("phase", "Nonsense"));
        Plan end = web.run();

        assertThat(waiting.inFlight()).isTrue();
        assertThat(waiting.decided()).contains(Plan.State.ABORTED);
        assertThat(end.atRest()).isTrue();
        assertThat(items(web)).containsExactly("Run 0 Successful 1", "Abort 0 Error 1");
    }

    @Test
    void aRetryBeginsAnew() {
        answers("run", phase("Failed"), phase("Successful"));
        answers("abort", phase("Successful"));
        Releases web = released(plugin());
        web.run();

        web.cluster.advanceTo(web.cluster.now().plusSeconds(5));
        web.status("abort", Json.NULL);
        web.run();

        assertThat(asked).containsExactly("run 0#1", "run 0#1");
        assertThat(isPromoted(web)).isTrue();
        assertThat(items(web)).containsExactly("Run 0 Successful 1");
    }

    @Test
    void aStepThatIsSkippedIsEnded() {
        answers("run", phase("Running"));
        answers("terminate", Map.of("phase", "Successful", "message", "stopped"));
        Releases web = released(plugin(), Releases.pause());
        web.after(Duration.ofSeconds(3));

        web.status("currentStepIndex", Json.of(1));
        web.after(Duration.ofSeconds(60));

        assertThat(asked).containsExactly("run 0#1", "terminate 0#1");
        assertThat(items(web)).containsExactly("Run 0 Running 1", "Terminate 0 Successful 1");
        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
        assertThat(told(web)).endsWith("Step plugin sluice.dev/activity (step 1) terminated (Successful)");
    }

    @Test
    void aFullPromotionEndsAStepThatRunsAndDoesNotWaitForIt() {
        answers("run", phase("Running"));
        Releases web = released(plugin(), Releases.pause());
        web.after(Duration.ofSeconds(3));
        web.status("promoteFull", Json.of(true));

        Plan promoted = web.run();
        boolean before = isPromoted(web);
        answers("terminate", phase("Failed"));
        Plan end = web.run();

        assertThat(before).isTrue();
        assertThat(promoted.inFlight()).isTrue();
        assertThat(items(web)).containsExactly("Run 0 Running 1", "Terminate 0 Failed 1");
        assertThat(end.atRest()).isTrue();
    }

    @Test
    void aNewVersionForgetsWhatTheOneBeforeItWasAsked() {
        Releases web = released(plugin(), Releases.pause());
        web.run();

        answers("run", phase("Successful"));
        web.cluster.advanceTo(web.cluster.now().plusSeconds(5));
        web.image("web:3").run();

        assertThat(items(web)).containsExactly("Run 0 Successful 1");
        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
    }

    @Test
    void aStepThatIsSwitchedOffIsPassedOver() {
        Releases web = released(plugin(Map.of("taskQueue", "deploys", "disabled", true)), Releases.pause());

        web.run();

        assertThat(asked).isEmpty();
        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
        assertThat(web.status().plugins().all())
                .singleElement()
                .satisfies(item -> assertThat(item.disabled()).isTrue());
    }

    @Test
    void aPluginThatNobodyKnowsHoldsTheReleaseAndSaysSo() {
        Releases web = released(Map.of("plugin", Map.of("name", "acme/deploy")));

        web.after(Duration.ofMinutes(15));

        assertThat(asked).isEmpty();
        assertThat(web.status().release().stepIndex()).hasValue(0);
        assertThat(web.status().plugins().all())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.message()).startsWith("step plugin acme/deploy of step 1 is not known"));
        assertThat(web.cluster.events())
                .filteredOn(event -> event.reason().equals("ReconciliationError"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.warning()).isTrue();
                    assertThat(event.message()).startsWith("Reconciliation failed with error: step plugin acme/deploy");
                });
        assertThat(web.phase()).startsWith("Degraded ProgressDeadlineExceeded:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"text\" | the worker's answer is no object",
                "{\"phase\": \"Done\"} | the worker's answer has a phase that is none of [Running, Successful, Failed,"
                        + " Error]: \"Done\"",
                "{\"phase\": \"Running\", \"requeueAfter\": \"soon\"} | the worker's answer has a requeueAfter that is"
                        + " neither a duration nor a number of seconds",
            },
            quoteCharacter = '~')
    void anAnswerThatMakesNoSenseIsAnErrorAndTheWorkerIsAskedAgain(String answer, String message) {
        answers("run", JsonReader.read(answer).orElseThrow(), phase("Successful"));
        Releases web = released(plugin(), Releases.pause());

        web.after(Duration.ofSeconds(5));
        PluginItem item = web.status().plugins().all().getFirst();
        web.after(Duration.ofSeconds(35));

        assertThat(item.phase()).isEqualTo(PluginItem.Phase.Error);
        assertThat(item.message()).isEqualTo(message);
        assertThat(item.backoff()).isEqualTo("30s");
        assertThat(asked).containsExactly("run 0#1", "run 0#2");
        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
    }

    @Test
    void aStatusThatIsTooLargeIsAnError() {
        StepAnswer answer = StepAnswer.read(Json.from(Map.of("phase", "Running", "status", "x".repeat(20_000))));

        assertThat(answer.phase()).isEqualTo(PluginItem.Phase.Error);
        assertThat(StepAnswer.read(JsonReader.read("{\"status\": " + "[".repeat(50) + "]".repeat(50) + "}")
                                .orElseThrow())
                        .phase())
                .isEqualTo(PluginItem.Phase.Error);
    }

    @Test
    void whileTheUserPausesNoWorkerIsAsked() {
        Releases web = released(Releases.setWeight(50), plugin());
        web.spec("paused", true);

        web.after(Duration.ofMinutes(2));

        assertThat(asked).isEmpty();
    }

    /** The doorbell does not know what the run has begun: it must not ring for it again and again. */
    @Test
    void whoIsNotTheRunAsksNoWorker() {
        Releases web = released(plugin());
        web.run();

        Plan plan = new RolloutPlanner().plan(web.cluster.observe(Optional.empty(), StepCalls.UNKNOWN));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.inFlight()).isTrue();
    }

    /** A process may die when the answer is on the object and the run does not know that yet. */
    @Test
    void anAnswerThatTheStatusHoldsIsNotCountedAgain() {
        answers("run", phase("Running"));
        Releases web = released(plugin(), Releases.pause());
        web.cluster.worker(question -> Optional.empty());
        web.run();
        web.cluster.worker(this::answer);
        Plan first = look(web);
        web.cluster.apply(first.actions().getFirst());

        Plan second = look(web);

        assertThat(first.actions()).extracting(PluginStepTest::kind).containsExactly("PatchStatus", "ForgetStepCall");
        assertThat(second.actions()).extracting(PluginStepTest::kind).containsExactly("ForgetStepCall");
        assertThat(items(web)).containsExactly("Run 0 Running 1");
    }

    private static String kind(Action action) {
        return action.getClass().getSimpleName();
    }

    private static List<StepCalls.StepCall> calls(Releases web) {
        return web.cluster.observe(Optional.empty()).surroundings().calls().all();
    }

    private static Plan look(Releases web) {
        return new RolloutPlanner().plan(web.cluster.observe(Optional.empty()));
    }
}
