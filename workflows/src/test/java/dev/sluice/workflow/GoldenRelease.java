package dev.sluice.workflow;

import dev.sluice.contract.CommandReply;
import dev.sluice.contract.FlowCommand;
import dev.sluice.contract.Names;
import dev.sluice.contract.Outcome;
import dev.sluice.contract.RunInput;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A release whose histories are kept.
 *
 * @param play what happens; the run has ended when it returns
 */
record GoldenRelease(String name, List<String> steps, Consumer<ReleaseBench> play) {
    private static final Duration DELAY = Duration.ofMinutes(10);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** One of every kind. */
    static List<GoldenRelease> all() {
        return List.of(
                new GoldenRelease(
                        "promoted",
                        List.of("w20", "pause:10", "w50", "w80"),
                        bench -> bench.release("v2").result()),
                new GoldenRelease(
                        "promoted-by-signal",
                        List.of("w20", "pause", "w50"),
                        bench -> paused(bench).signal("promote", "fine").result()),
                new GoldenRelease("promoted-by-update", List.of("w20", "pause", "w50"), bench -> {
                    paused(bench).current().update("promoteFull", CommandReply.class, FlowCommand.EMPTY);
                    bench.result();
                }),
                new GoldenRelease(
                        "aborted",
                        List.of("w50", "pause"),
                        bench -> paused(bench)
                                .signal("abort", new FlowCommand("ann", "errors", null, null))
                                .result()),
                new GoldenRelease("cancelled", List.of("w50", "pause"), bench -> {
                    paused(bench).run().cancel("budget spent");
                    bench.pass(MOMENT);
                }),
                new GoldenRelease(
                        "retried",
                        List.of("w50", "pause:60"),
                        bench -> delayed(bench)
                                .release("v2")
                                .pass(MOMENT)
                                .signal("abort")
                                .pass(MOMENT)
                                .signal("retry")
                                .result()),
                new GoldenRelease(
                        "superseded",
                        List.of("w50", "pause:60"),
                        bench -> paused(bench)
                                .change(state -> state.withTemplate("v3"))
                                .result()),
                new GoldenRelease(
                        "followed-in-scale-down-delay",
                        List.of("w50"),
                        bench -> delayed(bench)
                                .release("v2")
                                .pass(MOMENT)
                                .change(state -> state.withTemplate("v3"))
                                .result()),
                new GoldenRelease(
                        "deleted",
                        List.of("pause"),
                        bench ->
                                paused(bench).change(state -> state.withUid("")).result()),
                new GoldenRelease(
                        "replaced-by-another-object",
                        List.of("pause"),
                        bench -> paused(bench)
                                .change(state -> state.withUid("uid-2"))
                                .pass(MOMENT)
                                .signal("promote")
                                .result()),
                new GoldenRelease(
                        "with-search-attributes",
                        List.of("w50", "pause:60"),
                        bench -> bench.release(
                                        "v2", new RunInput(ReleaseBench.ID, true, Freshness.NONE, Optional.empty()))
                                .result()),
                new GoldenRelease("with-failing-writes", List.of("w50"), GoldenRelease::failingWrites),
                new GoldenRelease("with-conflicts", List.of("w50"), GoldenRelease::conflicts),
                new GoldenRelease("with-a-plan-without-effect", List.of("w50"), GoldenRelease::withoutEffect),
                new GoldenRelease("with-a-stuck-planner", List.of("w50"), GoldenRelease::stuck),
                new GoldenRelease(
                        "with-nonsense",
                        List.of("pause"),
                        bench -> paused(bench)
                                .signal("promot")
                                .signal("promote", 42)
                                .pass(MOMENT)
                                .signal("retry")
                                .pass(MOMENT)
                                .signal("promote")
                                .result()));
    }

    private static ReleaseBench paused(ReleaseBench bench) {
        return bench.release("v2").pass(MOMENT);
    }

    private static ReleaseBench delayed(ReleaseBench bench) {
        bench.fake.planBy(new TinyPlanner(DELAY)::plan);
        return bench;
    }

    private static void failingWrites(ReleaseBench bench) {
        AtomicInteger tries = new AtomicInteger();
        bench.fake.breakWrites(call -> {
            if (!call.name().equals("ScaleReplicaSet")) {
                return Optional.empty();
            }
            return switch (tries.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("the process is in trouble");
                case 2 -> Optional.of(new Outcome.Failed(Outcome.Failed.UNREACHABLE, "connection refused"));
                case 3, 4 -> Optional.of(new Outcome.Failed("Forbidden", "a webhook says no"));
                default -> Optional.empty();
            };
        });
        bench.release("v2").result();
    }

    private static void conflicts(ReleaseBench bench) {
        AtomicInteger tries = new AtomicInteger();
        bench.fake.breakWrites(call -> call.name().equals("ScaleReplicaSet") && tries.incrementAndGet() <= 3
                ? Optional.of(new Outcome.Conflict("moved"))
                : Optional.empty());
        bench.release("v2").result();
    }

    private static void withoutEffect(ReleaseBench bench) {
        TinyPlanner planner = new TinyPlanner(Duration.ZERO);
        Action evict = new Action.EvictPod("pod", "uid", "evict pod", List.of());
        AtomicInteger looks = new AtomicInteger();
        bench.fake.planBy((state, request) -> {
            Plan plan = planner.plan(state, request);
            return looks.incrementAndGet() > 6
                    ? plan
                    : new Plan(
                            List.of(evict),
                            Optional.empty(),
                            Plan.State.IN_FLIGHT,
                            true,
                            plan.release(),
                            plan.position(),
                            plan.phase(),
                            plan.seen());
        });
        bench.release("v2").result();
    }

    private static void stuck(ReleaseBench bench) {
        AtomicInteger looks = new AtomicInteger();
        bench.fake.duringObservation(request -> {
            if (looks.incrementAndGet() <= 3) {
                throw ApplicationFailure.newNonRetryableFailure("index 7 out of bounds", Names.PLANNER_FAILED);
            }
        });
        bench.release("v2").result();
    }
}
