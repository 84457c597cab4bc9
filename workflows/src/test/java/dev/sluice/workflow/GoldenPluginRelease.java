package dev.sluice.workflow;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.record.ReleaseRecord;
import io.temporal.activity.DynamicActivity;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * A canary release with a plug-in step whose histories are kept, by the real planner on a simulated cluster.
 *
 * @param worker answers the user's part
 * @param queue where that worker polls
 * @param play what happens to the run of the second version; it has ended when this returns
 */
record GoldenPluginRelease(
        String name, UnaryOperator<Json.Obj> worker, String queue, BiConsumer<SimulatedBench, WorkflowStub> play) {
    static final String QUEUE = "team-checkout";
    private static final Duration MOMENT = Duration.ofSeconds(5);

    /** One of every kind. */
    static List<GoldenPluginRelease> all() {
        return List.of(
                new GoldenPluginRelease(
                        "plugin-passed", GoldenPluginRelease::asDocumented, QUEUE, (bench, run) -> end(run)),
                new GoldenPluginRelease(
                        "plugin-failed",
                        question ->
                                answer(question.text("operation").orElse("").equals("run") ? "Failed" : "Successful"),
                        QUEUE,
                        (bench, run) -> end(run)),
                new GoldenPluginRelease(
                        "plugin-unanswered", question -> answer("Failed"), "elsewhere", (bench, run) -> {
                            bench.pass(MOMENT);
                            run.signal("abort", "nobody answers");
                            end(run);
                        }));
    }

    private static Json.Obj asDocumented(Json.Obj question) {
        @SuppressWarnings("unchecked")
        Map<String, Object> plain = (Map<String, Object>) Objects.requireNonNull(Json.toPlain(question));
        return (Json.Obj) Json.from(StepWorker.carryOut(plain));
    }

    private static Json.Obj answer(String phase) {
        return Json.Obj.EMPTY.with("phase", Json.of(phase));
    }

    /** The activity of the user's worker. */
    DynamicActivity activity() {
        return arguments -> worker.apply(arguments.get(Json.Obj.class));
    }

    /** The spec of the Rollout. */
    static Map<String, Object> spec() {
        Map<String, Object> config = Map.of("taskQueue", QUEUE, "timeout", "10s");
        Object plugin = Map.of("plugin", Map.of("name", "sluice.dev/activity", "config", config));
        return Map.of("replicas", 2, "strategy", SimulatedBench.steps(SimulatedBench.weight(50), plugin));
    }

    private static void end(WorkflowStub run) {
        run.getResult(ReleaseRecord.class);
    }
}
