package dev.sluice.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.contract.ActionRequest;
import dev.sluice.contract.Names;
import dev.sluice.contract.Outcome;
import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import dev.sluice.workflow.FakeReleaseActivities.Call;
import io.temporal.api.enums.v1.EventType;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a run does when the world does not answer, refuses, or has moved on. */
class FaultTest {
    private static final String GO = "go";

    @RegisterExtension
    final TestWorkflowExtension extension = ReleaseBench.extension().build();

    @Test
    void triesAWriteThatBreaksOffOnceMoreAsARegularActivity(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.breakWrites(call -> {
            if (isScaleUp(call) && call.local()) {
                throw new IllegalStateException("the process is in trouble");
            }
            return Optional.empty();
        });

        ReleaseRecord record = bench.release("v2").result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
        assertThat(bench.fake.calls.stream().filter(FaultTest::isScaleUp).map(Call::local))
                .containsExactly(true, false, true, false);
        assertThat(bench.fake.observations)
                .allSatisfy(request -> assertThat(request.trouble()).isEmpty());
    }

    @Test
    void triesAWriteWithoutAnswerOnceMoreAsARegularActivity(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.breakWrites(call -> isScaleUp(call) && call.local()
                ? Optional.of(new Outcome.Failed(Outcome.Failed.UNREACHABLE, "connection refused"))
                : Optional.empty());

        ReleaseRecord record = bench.release("v2").result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
        assertThat(bench.count(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)).isEqualTo(2);
    }

    @Test
    void doesNotRepeatAWriteThatWasRefused(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.breakWrites(call -> isScaleUp(call) ? forbidden() : Optional.empty());

        bench.release("v2").pass(Duration.ofMinutes(1));

        assertThat(bench.fake.calls).allSatisfy(call -> assertThat(call.local()).isTrue());
        Trouble first = bench.fake.observations.stream()
                .flatMap(request -> request.trouble().stream())
                .findFirst()
                .orElseThrow();
        assertThat(first.actionKey()).isEqualTo("ScaleReplicaSet v2");
        assertThat(first.code()).isEqualTo("Forbidden");
        assertThat(first.failures()).isEqualTo(1);
    }

    @Test
    void backsOffWhileAWriteFails(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.breakWrites(call -> isScaleUp(call) ? forbidden() : Optional.empty());

        bench.release("v2").pass(Duration.ofHours(1));

        assertThat(bench.fake.calls.stream().filter(FaultTest::isScaleUp))
                .describedAs("1 s, 2 s … 256 s, then every 5 min")
                .hasSizeBetween(18, 22);
    }

    @Test
    void hearsAnAbortWhileAWriteFailsForAnHour(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50", "w100", "pause");
        bench.fake.breakWrites(
                call -> isScaleUp(call) && bench.state().size("v2") == 1 ? forbidden() : Optional.empty());
        bench.release("v2").pass(Duration.ofMinutes(30));

        bench.signal("abort", "enough").pass(Duration.ofSeconds(10));

        assertThat(bench.state().aborted()).isTrue();
        assertThat(bench.state().size("v2")).isZero();
        assertThat(bench.result().verdict()).contains(Verdict.Aborted);
    }

    @Test
    void hearsAnAbortOfAnotherToolWhileAWriteFailsForAnHour(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50", "w100", "pause");
        bench.fake.breakWrites(
                call -> isScaleUp(call) && bench.state().size("v2") == 1 ? forbidden() : Optional.empty());
        bench.release("v2").pass(Duration.ofMinutes(30));

        bench.change(status("abort", Json.of(true))).pass(Duration.ofSeconds(10));

        assertThat(bench.state().size("v2")).isZero();
        assertThat(bench.result().verdict()).contains(Verdict.Aborted);
    }

    @Test
    void goesOnWhenTheWriteIsPossibleAgain(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.breakWrites(call -> isScaleUp(call) ? forbidden() : Optional.empty());
        bench.release("v2").pass(Duration.ofHours(1));

        bench.fake.mendWrites();

        assertThat(bench.result().verdict()).contains(Verdict.Promoted);
        assertThat(bench.fake.observations.getLast().trouble()).isEmpty();
    }

    @Test
    void looksAgainAfterAConflict(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        AtomicInteger looks = new AtomicInteger();
        bench.fake.duringObservation(request -> {
            if (looks.incrementAndGet() == 2) {
                bench.fake.cluster.change(status("touched", Json.of(true)));
            }
        });

        ReleaseRecord record = bench.release("v2").result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
        assertThat(bench.state().status().flag("touched")).isTrue();
        assertThat(bench.count(EventType.EVENT_TYPE_TIMER_STARTED)).isZero();
    }

    @Test
    void leavesTheRestOfAPlanAfterAConflict(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        AtomicInteger conflicts = new AtomicInteger();
        bench.fake.breakWrites(call -> isScaleUp(call) && conflicts.getAndIncrement() == 0
                ? Optional.of(new Outcome.Conflict("moved"))
                : Optional.empty());

        bench.release("v2").result();

        assertThat(bench.fake.written().subList(2, 5))
                .containsExactly("ScaleReplicaSet v2", "ScaleReplicaSet v2", "PatchStatus");
    }

    @Test
    void doesNotSpinOnConflicts(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.breakWrites(call -> isScaleUp(call) ? Optional.of(new Outcome.Conflict("moved")) : Optional.empty());

        bench.release("v2").pass(Duration.ofMinutes(1));

        assertThat(bench.fake.calls.stream().filter(FaultTest::isScaleUp)).hasSizeBetween(10, 25);
    }

    @Test
    void writesTheRolloutTwiceInOnePlan(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker);
        TinyPlanner planner = new TinyPlanner(Duration.ZERO);
        bench.fake.planBy((state, request) -> withActions(
                planner.plan(state, request),
                state.status().flag("two")
                        ? List.of()
                        : List.of(patch(state, "one", Json.of(true)), patch(state, "two", Json.of(true)))));

        bench.release("v2").pass(Duration.ofSeconds(1));

        assertThat(bench.fake.written()).containsExactly("PatchStatus", "PatchStatus");
        assertThat(bench.state().status().flag("two")).isTrue();
    }

    @Test
    void doesNotRepeatAPlanWithoutEffectBeforeItsBackOff(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = evicting(ReleaseBench.with(env, worker, "w50")).release("v2");

        bench.pass(Duration.ofHours(1));

        assertThat(bench.fake.calls)
                .describedAs("1 s, 2 s … 256 s, then every 5 min")
                .hasSizeBetween(18, 24);
        assertThat(lastTrouble(bench).code()).isEqualTo(Trouble.NO_EFFECT);
        assertThat(lastTrouble(bench).actionKey()).isEqualTo("EvictPod pod");
    }

    @Test
    void carriesOutAPlanAgainOnNewerObjects(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = evicting(ReleaseBench.with(env, worker, "w50")).release("v2");
        bench.pass(Duration.ofMinutes(30));
        int before = bench.fake.calls.size();

        bench.change(status("touched", Json.of(true))).pass(Duration.ofSeconds(1));

        assertThat(bench.fake.calls).hasSize(before + 1);
    }

    @Test
    void goesOnOnceAPlanHasItsEffect(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = evicting(ReleaseBench.with(env, worker, "w50")).release("v2");
        bench.pass(Duration.ofMinutes(30));

        bench.change(status(GO, Json.of(true)));

        assertThat(bench.result().verdict()).contains(Verdict.Promoted);
    }

    @Test
    void looksAgainWithBackOffWhileNoPlanCanBeMade(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.duringObservation(request -> {
            throw new IllegalStateException("no cache");
        });

        bench.release("v2").pass(Duration.ofHours(1));

        assertThat(bench.fake.observations)
                .describedAs("1 s … 32 s, then every minute")
                .hasSizeBetween(60, 70);
        assertThat(bench.fake.warnings).isEmpty();
    }

    @Test
    void endsTheBackOffOfAnObservationByARing(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.duringObservation(request -> {
            throw new IllegalStateException("no cache");
        });
        bench.release("v2").pass(Duration.ofHours(1));
        bench.fake.duringObservation(request -> {});
        Instant mended = Instant.ofEpochMilli(env.currentTimeMillis());

        bench.ring(Freshness.NONE);

        assertThat(bench.result().endedAt().orElseThrow()).isBefore(mended.plusSeconds(30));
    }

    @Test
    void tellsTheUserOnceThatThePlannerBreaksOff(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.duringObservation(request -> {
            throw ApplicationFailure.newNonRetryableFailure("index 7 out of bounds", Names.PLANNER_FAILED);
        });

        bench.release("v2").pass(Duration.ofHours(1));

        assertThat(bench.fake.warnings)
                .singleElement()
                .extracting(WarnRequest::reason, WarnRequest::message)
                .containsExactly(Names.EVENT_STUCK, "no plan can be made for this release: index 7 out of bounds");
    }

    @Test
    void tellsTheUserOncePerTextWhyAnAnalysisCannotBeMade(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = analysing(ReleaseBench.with(env, worker, "w50"));
        AtomicInteger tries = new AtomicInteger();
        bench.fake.breakWrites(call -> isCreation(call)
                ? unmade(tries.incrementAndGet() <= 5 ? "args.x was not resolved" : "args.y was not resolved")
                : Optional.empty());

        bench.release("v2").pass(Duration.ofHours(1));

        assertThat(bench.fake.warnings)
                .extracting(WarnRequest::reason, WarnRequest::message)
                .containsExactly(
                        tuple("AnalysisRunNotCreated", "AnalysisRun check cannot be created: args.x was not resolved"),
                        tuple("AnalysisRunNotCreated", "AnalysisRun check cannot be created: args.y was not resolved"));
    }

    @Test
    void triesAtOnceWhenTheTemplateOfAnAnalysisIsMended(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = analysing(ReleaseBench.with(env, worker, "w50"));
        bench.fake.breakWrites(call -> isCreation(call) ? unmade("args.x was not resolved") : Optional.empty());
        bench.release("v2").pass(Duration.ofHours(1));
        bench.fake.breakWrites(call -> {
            if (!isCreation(call)) {
                return Optional.empty();
            }
            bench.fake.cluster.change(status(GO, Json.of(true)));
            return Optional.of(new Outcome.Done(Freshness.NONE));
        });
        Instant mended = Instant.ofEpochMilli(env.currentTimeMillis());

        bench.ring(Freshness.of(Freshness.ANALYSIS_TEMPLATES, "1000"));

        assertThat(bench.result().verdict()).contains(Verdict.Promoted);
        assertThat(bench.result().endedAt().orElseThrow()).isBefore(mended.plusSeconds(30));
    }

    private static Optional<Outcome> unmade(String why) {
        return Optional.of(new Outcome.Failed(Trouble.INVALID_ANALYSIS, why));
    }

    private static boolean isCreation(Call call) {
        return call.name().equals("CreateAnalysisRun");
    }

    private static ReleaseBench analysing(ReleaseBench bench) {
        return first(
                bench,
                new Action.CreateAnalysisRun(
                        "check",
                        AnalysisKind.Background,
                        OptionalInt.empty(),
                        2,
                        "v2",
                        "v1",
                        1,
                        "Background analysis check",
                        List.of()));
    }

    private static ReleaseBench evicting(ReleaseBench bench) {
        return first(bench, new Action.EvictPod("pod", "uid", "evict pod", List.of()));
    }

    /** Asks for nothing but this until the status says go. */
    private static ReleaseBench first(ReleaseBench bench, Action action) {
        TinyPlanner planner = new TinyPlanner(Duration.ZERO);
        bench.fake.planBy((state, request) -> {
            Plan plan = planner.plan(state, request);
            return state.status().flag(GO) ? plan : withActions(plan, List.of(action));
        });
        return bench;
    }

    private static Plan withActions(Plan plan, List<Action> actions) {
        return new Plan(
                actions,
                Optional.empty(),
                Plan.State.IN_FLIGHT,
                true,
                plan.release(),
                plan.position(),
                plan.phase(),
                plan.seen());
    }

    private static Action patch(TinyState state, String field, Json value) {
        return new Action.PatchStatus(
                Json.Obj.EMPTY.with("status", Json.Obj.EMPTY.with(field, value)),
                Long.toString(state.rolloutVersion()),
                field,
                List.of());
    }

    private static UnaryOperator<TinyState> status(String field, Json value) {
        return state -> state.withStatus(Json.Obj.EMPTY.with("status", Json.Obj.EMPTY.with(field, value)));
    }

    private static Optional<Outcome> forbidden() {
        return Optional.of(new Outcome.Failed("Forbidden", "a webhook says no"));
    }

    private static boolean isScaleUp(Call call) {
        return call.request() instanceof ActionRequest(var id, String planned, Action.ScaleReplicaSet scale)
                && scale.to() > scale.from();
    }

    private static Trouble lastTrouble(ReleaseBench bench) {
        return bench.fake.observations.getLast().trouble().orElseThrow();
    }
}
