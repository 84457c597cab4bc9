package dev.sluice.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ObserveRequest;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import io.temporal.api.enums.v1.EventType;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What wakes a run, and that nothing that should is lost. */
class WakeTest {
    @RegisterExtension
    final TestWorkflowExtension extension = ReleaseBench.extension().build();

    @Test
    void carriesAReleaseThroughItsStepsToItsPromotion(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w20", "pause:3600", "w50", "w80")
                .release("v2");

        ReleaseRecord record = bench.result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
        assertThat(record.release().orElseThrow().podHash()).isEqualTo("v2");
        assertThat(record.release().orElseThrow().revision()).isEqualTo(2);
        assertThat(record.endedAt().orElseThrow()).isAfter(record.startedAt().plus(Duration.ofHours(1)));
        assertThat(bench.state().sizes()).containsEntry("v1", 0).containsEntry("v2", 2);
    }

    @Test
    void waitsInAnIndefinitePauseWithoutATimer(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w20", "pause").release("v2");

        bench.pass(Duration.ofDays(21));

        assertThat(bench.count(EventType.EVENT_TYPE_TIMER_STARTED)).isZero();
        assertThat(bench.state().time("pausedAt")).isPresent();
    }

    @Test
    void hearsARingThatComesDuringAnObservation(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "pause");
        onceDuringObservation(bench, state -> state.time("pausedAt").isPresent(), WakeTest::unpaused);

        ReleaseRecord record = bench.release("v2").result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
    }

    @Test
    void hearsARingThatComesWhileItCompletes(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        onceDuringObservation(
                bench,
                state -> state.stable().equals("v2") && state.size("v1") == 0,
                state -> state.withTemplate("v3"));

        ReleaseRecord record = bench.release("v2").result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
        assertThat(record.release().orElseThrow().podHash()).isEqualTo("v3");
        assertThat(bench.count(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED))
                .describedAs("completions that the server refused, since a signal was waiting")
                .isPositive();
    }

    @Test
    void looksPastACacheThatIsOlderThanTheRing(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench =
                ReleaseBench.with(env, worker, "pause").release("v2").pass(Duration.ofSeconds(1));
        bench.fake.cluster.freezeCache();

        ReleaseRecord record = bench.change(WakeTest::unpaused).result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
    }

    @Test
    void looksPastACacheThatLacksItsOwnWrites(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w20", "w50");
        bench.fake.cluster.change(state -> state.withTemplate("v2"));
        bench.fake.cluster.freezeCache();
        bench.run().start(bench.input());

        ReleaseRecord record = bench.result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
        assertThat(bench.fake.written())
                .containsExactly(
                        "CreateReplicaSet v2",
                        "PatchStatus",
                        "ScaleReplicaSet v2",
                        "PatchStatus",
                        "PatchStatus",
                        "ScaleReplicaSet v2",
                        "PatchStatus",
                        "ScaleReplicaSet v1",
                        "PatchReplicaSet v2");
    }

    @Test
    void neverLooksAtAnythingOlderThanItHasSeen(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench =
                ReleaseBench.with(env, worker, "w20", "pause:10", "w50").release("v2");

        bench.result();

        Freshness seen = Freshness.NONE;
        for (int look = 0; look < bench.fake.plans.size(); look++) {
            ObserveRequest request = bench.fake.observations.get(look);
            assertThat(seen.isNewerThan(request.notBefore())).isFalse();
            seen = seen.and(bench.fake.plans.get(look).seen());
        }
    }

    @Test
    void understandsARingWithoutPayload(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench =
                ReleaseBench.with(env, worker, "pause").release("v2").pass(Duration.ofSeconds(1));
        bench.fake.cluster.change(WakeTest::unpaused);

        ReleaseRecord record = bench.signal("ring").result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
    }

    @Test
    void keepsATimerWhoseDeadlineMovesOut(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker);
        Instant base = Instant.ofEpochMilli(env.currentTimeMillis()).plus(Duration.ofDays(100));
        bench.fake.planBy(untilDeadline(state -> base.plusSeconds(state.rolloutVersion())));
        bench.release("v2").pass(Duration.ofSeconds(1));

        bench.change(state -> state.withUid("uid-1")).pass(Duration.ofSeconds(1));

        assertThat(bench.count(EventType.EVENT_TYPE_TIMER_STARTED)).isEqualTo(1);
        assertThat(bench.count(EventType.EVENT_TYPE_TIMER_CANCELED)).isZero();
    }

    @Test
    void replacesATimerWhoseDeadlineMovesIn(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker);
        Instant base = Instant.ofEpochMilli(env.currentTimeMillis()).plus(Duration.ofDays(100));
        bench.fake.planBy(untilDeadline(state -> base.minusSeconds(state.rolloutVersion())));
        bench.release("v2").pass(Duration.ofSeconds(1));

        bench.change(state -> state.withUid("uid-1")).pass(Duration.ofSeconds(1));

        assertThat(bench.count(EventType.EVENT_TYPE_TIMER_STARTED)).isEqualTo(2);
        assertThat(bench.count(EventType.EVENT_TYPE_TIMER_CANCELED)).isEqualTo(1);
    }

    @Test
    void doesNotSpinOnADeadlineThatIsOver(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker);
        bench.fake.planBy(untilDeadline(state -> Instant.EPOCH));

        bench.release("v2").pass(Duration.ofHours(1));

        assertThat(bench.fake.observations).hasSizeBetween(60, 80);
    }

    private static BiFunction<TinyState, ObserveRequest, Plan> untilDeadline(Function<TinyState, Instant> deadline) {
        TinyPlanner planner = new TinyPlanner(Duration.ZERO);
        return (state, request) -> {
            Plan plan = planner.plan(state, request);
            return new Plan(
                    List.of(),
                    Optional.of(deadline.apply(state)),
                    Plan.State.IN_FLIGHT,
                    true,
                    plan.release(),
                    plan.position(),
                    plan.phase(),
                    plan.seen());
        };
    }

    private static void onceDuringObservation(
            ReleaseBench bench, Predicate<TinyState> when, UnaryOperator<TinyState> change) {
        AtomicBoolean done = new AtomicBoolean();
        bench.fake.duringObservation(request -> {
            if (when.test(bench.state()) && done.compareAndSet(false, true)) {
                bench.change(change);
            }
        });
    }

    private static TinyState unpaused(TinyState state) {
        Json.Obj passed = Json.Obj.EMPTY.with("step", Json.of(state.step() + 1)).with("pausedAt", Json.NULL);
        return state.withStatus(Json.Obj.EMPTY.with("status", passed));
    }
}
