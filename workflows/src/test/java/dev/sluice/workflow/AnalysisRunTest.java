package dev.sluice.workflow;

import static dev.sluice.workflow.AnalysisBench.metric;
import static dev.sluice.workflow.AnalysisBench.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.AnalysisResult;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.assess.MeasureTask.Kind;
import dev.sluice.domain.analysis.assess.Taken;
import dev.sluice.domain.analysis.run.AnalysisStatus;
import dev.sluice.domain.analysis.run.AnalysisStatusJson;
import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.MetricResult;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Freshness;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The workflow of an AnalysisRun, on the real planner and a run that is kept in memory. */
class AnalysisRunTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Measurement NOTHING = new Measurement(
            Phase.Running, "", Optional.empty(), Optional.empty(), "", new LinkedHashMap<>(), Optional.empty());

    @RegisterExtension
    final TestWorkflowExtension extension =
            AnalysisBench.extension(AnalysisRunWorkflowImpl.class).build();

    private static String every(String name, String interval, int count) {
        return metric(name, "'interval': '" + interval + "', 'count': " + count);
    }

    @Test
    void measuresOnceAndEnds(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "")));

        AnalysisResult result = bench.start().result();

        assertThat(result).isEqualTo(new AnalysisResult(Phase.Successful, ""));
        assertThat(bench.status().result("a").orElseThrow().tally().successful())
                .isEqualTo(1);
    }

    @Test
    void keepsThePaceOfItsInterval(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(every("a", "2500ms", 9)));

        bench.start().result();

        assertThat(bench.fake.gaps("a"))
                .hasSize(8)
                .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofMillis(2500)));
        assertThat(bench.timers()).allSatisfy(timer -> assertThat(timer).isLessThanOrEqualTo(Duration.ofMillis(2500)));
    }

    @Test
    void keepsThePaceWhenItIsRungMeanwhile(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench =
                AnalysisBench.with(env, worker, metrics(every("a", "20s", 4))).start();

        for (int i = 0; i < 6; i++) {
            bench.pass(Duration.ofMillis(7300)).ring(Freshness.NONE);
        }
        bench.result();

        assertThat(bench.fake.gaps("a"))
                .hasSize(3)
                .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(20)));
        assertThat(bench.timers()).allSatisfy(timer -> assertThat(timer).isLessThanOrEqualTo(Duration.ofSeconds(20)));
    }

    @Test
    void waitsForTheInitialDelay(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "'initialDelay': '2h'")))
                .start();

        bench.pass(Duration.ofMinutes(119));
        assertThat(bench.fake.asked).isEmpty();
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.fake.asked).hasSize(1);
    }

    /** Not in the run's own process, and in less than the silence after which a process is given up. */
    private static Taken slowly(AnalysisBench bench, MeasureTask task, List<Integer> meanwhile) {
        failLocally();
        int before = bench.fake.asked.size();
        bench.env.sleep(Duration.ofSeconds(8));
        meanwhile.add(bench.fake.asked.size() - before);
        return bench.fake.taken(task, Phase.Successful);
    }

    @Test
    void doesNotLetASlowMetricDelayAnother(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(every("slow", "5s", 3), every("fast", "2s", 20)));
        List<Integer> meanwhile = new CopyOnWriteArrayList<>();
        bench.fake.answer(task -> task.metric().equals("slow")
                ? slowly(bench, task, meanwhile)
                : bench.fake.taken(task, Phase.Successful));

        bench.start().result();

        assertThat(meanwhile).hasSize(3).allSatisfy(fast -> assertThat(fast).isPositive());
        assertThat(bench.status().results())
                .extracting(result -> result.tally().count())
                .containsExactly(3, 20);
    }

    @Test
    void givesUpWhatIsBeingMeasuredWhenItIsTerminated(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "")));
        bench.fake.answer(AnalysisRunTest::silent);
        bench.start().pass(SECOND);

        AnalysisResult result = bench.terminate().result();

        assertThat(result).isEqualTo(new AnalysisResult(Phase.Successful, "Run Terminated"));
        assertThat(bench.count(EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED))
                .isEqualTo(1);
        assertThat(bench.status().results()).isEmpty();
    }

    /** As when the provider takes too long for the run's own process. */
    private static void failLocally() {
        if (Activity.getExecutionContext().getInfo().isLocal()) {
            throw ApplicationFailure.newFailure("no answer in time", "Slow");
        }
    }

    private static void held(CountDownLatch answered) {
        try {
            answered.await();
        } catch (InterruptedException given) {
            Thread.currentThread().interrupt();
        }
    }

    /** A process that has died; until its silence is noticed, the clock of the test does not skip. */
    private static Taken silent(MeasureTask task) {
        failLocally();
        Activity.getExecutionContext().doNotCompleteOnReturn();
        return new Taken(task.metric(), task.number(), NOTHING, new LinkedHashMap<>());
    }

    @Test
    void terminatesAMeasurementThatGoesOn(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "'inconclusiveLimit': 1")));
        bench.fake.answer(
                task -> bench.fake.taken(task, task.kind() == Kind.terminate ? Phase.Successful : Phase.Running));
        bench.start().pass(SECOND);

        AnalysisResult result = bench.terminate().result();

        assertThat(result).isEqualTo(new AnalysisResult(Phase.Successful, "Run Terminated"));
        assertThat(bench.fake.asked)
                .extracting(asked -> asked.task().kind())
                .containsExactly(Kind.measure, Kind.terminate);
    }

    @Test
    void terminatesWithoutWaitingForAnAnswerHowTheMeasurementGoesOn(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "")));
        bench.fake.answer(task -> switch (task.kind()) {
            case measure -> bench.fake.taken(task, Phase.Running);
            case resume -> silent(task);
            case terminate -> bench.fake.taken(task, Phase.Successful);
        });
        bench.start().pass(Duration.ofSeconds(62));
        Instant asked = Instant.ofEpochMilli(env.currentTimeMillis());

        bench.terminate().result();

        assertThat(bench.status().completedAt().orElseThrow()).isBefore(asked.plusSeconds(60));
    }

    @Test
    void resumesAMeasurementWhenItsProviderSaysSo(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "")));
        AtomicInteger times = new AtomicInteger();
        bench.fake.answer(task -> bench.fake.taken(task, times.incrementAndGet() < 4 ? Phase.Running : Phase.Failed));

        AnalysisResult result = bench.start().result();

        assertThat(result.phase()).isEqualTo(Phase.Failed);
        assertThat(bench.fake.asked)
                .extracting(asked -> asked.task().kind())
                .containsExactly(Kind.measure, Kind.resume, Kind.resume, Kind.resume);
        assertThat(bench.fake.gaps("a"))
                .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofMinutes(1)));
        assertThat(bench.status().result("a").orElseThrow().measurements()).hasSize(1);
    }

    @Test
    void looksAgainWhenItIsRungWhileItRecords(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(every("a", "1h", 2)));
        AtomicBoolean once = new AtomicBoolean(true);
        bench.fake.duringLook(() -> {
            if (!bench.fake.asked.isEmpty() && once.compareAndSet(true, false)) {
                bench.terminate();
            }
        });

        AnalysisResult result = bench.start().result();

        assertThat(result.message()).isEqualTo("Run Terminated");
        assertThat(bench.status().result("a").orElseThrow().tally().count()).isEqualTo(1);
        assertThat(bench.fake.asked).hasSize(1);
    }

    @Test
    void losesNoMeasurementWhileWritesFailForAnHour(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(every("a", "5m", 3), every("b", "7m", 3)))
                .start()
                .pass(SECOND);
        Instant mended = Instant.ofEpochMilli(env.currentTimeMillis()).plus(Duration.ofHours(1));
        bench.fake.breakWrites(
                () -> Instant.ofEpochMilli(env.currentTimeMillis()).isBefore(mended)
                        ? Optional.of(new Outcome.Failed(Outcome.Failed.UNREACHABLE, "connection refused"))
                        : Optional.empty());

        bench.result();

        assertThat(bench.fake.asked).hasSize(6);
        assertThat(bench.status().results())
                .extracting(result -> result.tally().count())
                .containsExactly(3, 3);
        assertThat(bench.fake.looks.size()).isLessThan(100);
    }

    @Test
    void losesNoMeasurementWhenLooksFail(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(every("a", "10s", 4)));
        AtomicInteger looks = new AtomicInteger();
        bench.fake.duringLook(() -> {
            if (looks.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("the API server does not answer");
            }
        });

        bench.start().result();

        assertThat(bench.fake.asked).hasSize(4);
        assertThat(bench.status().result("a").orElseThrow().tally().count()).isEqualTo(4);
    }

    @Test
    void losesNoMeasurementByConflicts(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(every("a", "10s", 3)));
        AtomicInteger writes = new AtomicInteger();
        bench.fake.breakWrites(() -> writes.incrementAndGet() % 3 == 0
                ? Optional.empty()
                : Optional.of(new Outcome.Conflict("the AnalysisRun has changed since it was seen")));

        bench.start().result();

        assertThat(bench.fake.asked).hasSize(3);
        assertThat(bench.status().result("a").orElseThrow().tally().count()).isEqualTo(3);
    }

    @Test
    void countsOnceWhatWasWrittenThoughTheAnswerWasLost(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(every("a", "10s", 3)));
        AtomicInteger looks = new AtomicInteger();
        bench.start().pass(SECOND);
        bench.fake.breakWrites(() -> {
            if (looks.incrementAndGet() == 1) {
                Taken taken = bench.fake.looks.getLast().taken().getFirst();
                bench.fake.change(run ->
                        run.map(object -> object.with("status", AnalysisStatusJson.write(after(bench, taken)))));
                return Optional.of(new Outcome.Failed(Outcome.Failed.TIMED_OUT, "no answer in time"));
            }
            return Optional.empty();
        });

        bench.result();

        assertThat(bench.fake.asked).hasSize(3);
        assertThat(bench.status().result("a").orElseThrow().tally().count()).isEqualTo(3);
    }

    private static AnalysisStatus after(AnalysisBench bench, Taken taken) {
        AnalysisStatus status = bench.status();
        MetricResult result = status.result(taken.metric()).orElseThrow().with(taken.measurement());
        return new AnalysisStatus(
                status.phase(),
                status.message(),
                List.of(result),
                status.startedAt(),
                status.completedAt(),
                status.summary(),
                status.dryRunSummary());
    }

    @Test
    void deletesAFinishedRunWhenItsTimeIsOver(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(
                env,
                worker,
                metrics(metric("a", "")) + ", 'ttlStrategy': {'secondsAfterCompletion': " + 3 * 24 * 3600 + "}");
        bench.start().pass(SECOND);
        Instant end = bench.status().completedAt().orElseThrow();

        AnalysisResult result = bench.result();

        assertThat(result.phase()).isEqualTo(Phase.Successful);
        assertThat(bench.fake.deletions).hasSize(1);
        assertThat(Duration.between(end, bench.fake.deletions.getFirst()))
                .isBetween(Duration.ofDays(3).plusSeconds(1), Duration.ofDays(3).plusSeconds(60));
    }

    @Test
    void triesAgainWhenAnExpiredRunCannotBeDeleted(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(
                env, worker, metrics(metric("a", "")) + ", 'ttlStrategy': {'secondsAfterSuccess': 60}");
        bench.start().pass(SECOND);
        bench.fake.breakWrites(() -> bench.fake.deletions.size() < 4
                ? Optional.of(new Outcome.Failed("Forbidden", "a webhook says no"))
                : Optional.empty());

        bench.result();

        assertThat(bench.fake.deletions).hasSize(4);
    }

    @Test
    void endsWhenTheObjectIsGone(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(every("a", "1h", 9)))
                .start()
                .pass(SECOND);

        AnalysisResult result =
                bench.ring(bench.fake.change(run -> Optional.empty())).result();

        assertThat(result).isEqualTo(new AnalysisResult(Phase.Pending, ""));
    }

    @Test
    void endsWhenAnotherObjectHasTheName(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(every("a", "1h", 9)))
                .start()
                .pass(SECOND);

        AnalysisResult result = bench.ring(bench.fake.change(run -> run.map(
                        object -> object.with("metadata", object.obj("metadata").with("uid", Json.of("other"))))))
                .result();

        assertThat(result.phase()).isEqualTo(Phase.Pending);
        assertThat(bench.fake.asked).hasSize(1);
    }

    @Test
    void measuresInAnotherProcessWhenTheFirstHasDied(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "")));
        AtomicInteger tries = new AtomicInteger();
        bench.fake.answer(
                task -> tries.incrementAndGet() <= 2 ? silent(task) : bench.fake.taken(task, Phase.Successful));

        AnalysisResult result = bench.start().result();

        assertThat(result.phase()).isEqualTo(Phase.Successful);
        assertThat(bench.fake.gaps("a").getLast()).isBetween(Duration.ofSeconds(5), Duration.ofMinutes(1));
        assertThat(bench.status().result("a").orElseThrow().tally().taken()).isEqualTo(1);
    }

    @Test
    void asksASlowProviderByRegularActivitiesOnceItIsKnown(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(every("slow", "5s", 3), every("fast", "5s", 2)));
        bench.fake.answer(task -> {
            if (task.metric().equals("slow")) {
                failLocally();
            }
            return bench.fake.taken(task, Phase.Successful);
        });

        bench.start().result();

        assertThat(bench.fake.asked)
                .filteredOn(asked -> asked.task().metric().equals("slow"))
                .extracting(FakeAnalysisActivities.Asked::local)
                .containsExactly(true, false, false, false);
        assertThat(bench.fake.asked)
                .filteredOn(asked -> asked.task().metric().equals("fast"))
                .extracting(FakeAnalysisActivities.Asked::local)
                .containsExactly(true, true);
    }

    @Test
    void leavesTheRunsOwnProcessAfterTwoSeconds(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "")));
        CountDownLatch answered = new CountDownLatch(1);
        bench.fake.answer(task -> {
            if (Activity.getExecutionContext().getInfo().isLocal()) {
                held(answered);
            }
            return bench.fake.taken(task, Phase.Successful);
        });

        AnalysisResult result = bench.start().result();
        answered.countDown();

        assertThat(result.phase()).isEqualTo(Phase.Successful);
        assertThat(bench.fake.asked)
                .extracting(FakeAnalysisActivities.Asked::local)
                .containsExactly(true, false);
    }

    @Test
    void takesAMeasurementThatCannotBeMadeForAnError(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "'consecutiveErrorLimit': 0")));
        bench.fake.answer(task -> {
            throw ApplicationFailure.newNonRetryableFailure("the process is in trouble", "Trouble");
        });

        AnalysisResult result = bench.start().result();

        assertThat(result)
                .isEqualTo(new AnalysisResult(
                        Phase.Error,
                        "Metric \"a\" assessed Error due to consecutiveErrors (1) > consecutiveErrorLimit (0):"
                                + " \"Error Message: the measurement could not be made: the process is in trouble\""));
        assertThat(bench.status()
                        .result("a")
                        .orElseThrow()
                        .measurements()
                        .getFirst()
                        .finishedAt())
                .isPresent();
    }

    @Test
    void understandsMessagesOfANewerVersion(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench.with(env, worker, metrics(every("a", "1h", 2)));
        WorkflowStub run = env.getWorkflowClient()
                .newUntypedWorkflowStub(
                        "AnalysisRun",
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(worker.getTaskQueue())
                                .build());
        run.start(Map.of(
                "id", Map.of("namespace", "demo", "name", "web-1", "uid", "uid-1", "cluster", "x"),
                "searchAttributes", false,
                "later", List.of(1)));
        run.signal("ring", Map.of("seen", Map.of("versions", Map.of(), "epoch", 3), "why", "x"));

        assertThat(run.getResult(AnalysisResult.class).phase()).isEqualTo(Phase.Successful);
    }

    @Test
    void costsAtMostSevenEventsForEachMeasurementOfAnInterval(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(every("a", "10s", 50)));

        bench.start().result();

        assertThat(bench.events().size()).isLessThanOrEqualTo(7 * 50 + 10);
    }

    @Test
    void costsAtMostSevenEventsForEachTimeThatAMeasurementIsResumed(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "")));
        AtomicInteger times = new AtomicInteger();
        bench.fake.answer(
                task -> bench.fake.taken(task, times.incrementAndGet() < 50 ? Phase.Running : Phase.Successful));

        bench.start().result();

        assertThat(bench.events().size()).isLessThanOrEqualTo(7 * 50 + 10);
    }
}
