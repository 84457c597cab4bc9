package dev.sluice.workflow;

import static dev.sluice.workflow.SimulatedBench.pause;
import static dev.sluice.workflow.SimulatedBench.steps;
import static dev.sluice.workflow.SimulatedBench.weight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import dev.sluice.domain.rollout.ReplicaSet;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whole releases with the real planner: that it and the run agree on what a release is, and when it ends. */
class RealPlannerTest {
    private static final Duration MOMENT = Duration.ofSeconds(5);

    @RegisterExtension
    final TestWorkflowExtension extension = ReleaseBench.extension().build();

    @Test
    void deploysTheFirstVersionInOneRun(TestWorkflowEnvironment env, Worker worker) {
        SimulatedBench bench =
                SimulatedBench.fresh(env, worker, Map.of("replicas", 2, "strategy", steps(weight(20), pause())));

        WorkflowStub run = bench.start();

        assertThat(run.getResult(ReleaseRecord.class).verdict()).contains(Verdict.Promoted);
        assertThat(endsAsNew(bench, run)).isFalse();
    }

    @Test
    void deploysARolloutWithoutReplicasInOneRun(TestWorkflowEnvironment env, Worker worker) {
        SimulatedBench bench = SimulatedBench.fresh(env, worker, Map.of("strategy", steps(weight(20), pause())));

        WorkflowStub run = bench.start();

        assertThat(run.getResult(ReleaseRecord.class).verdict()).contains(Verdict.Promoted);
        assertThat(endsAsNew(bench, run)).isFalse();
    }

    @Test
    void abortsAndKeepsWhatWasAskedOfIt(TestWorkflowEnvironment env, Worker worker) {
        SimulatedBench bench = paused(env, worker);
        WorkflowStub run = bench.start();
        bench.pass(MOMENT);

        run.signal("abort", "errors");

        ReleaseRecord record = run.getResult(ReleaseRecord.class);
        assertThat(record.verdict()).contains(Verdict.Aborted);
        assertThat(record.commands())
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).isEqualTo("errors"));
        assertThat(bench.rollout().status().halt().abort()).isTrue();
    }

    @Test
    void goesOnWithTheNextTemplateAsANewRun(TestWorkflowEnvironment env, Worker worker) {
        SimulatedBench bench = paused(env, worker);
        WorkflowStub run = bench.start();
        bench.pass(MOMENT);

        bench.image("web:3").ring().pass(MOMENT);

        assertThat(endsAsNew(bench, run)).isTrue();
        assertThat(bench.cluster.replicaSets()).extracting(ReplicaSet::revision).containsExactly(1, 2, 3);
    }

    @Test
    void rollsBackToTheStableVersion(TestWorkflowEnvironment env, Worker worker) {
        SimulatedBench bench = paused(env, worker);
        WorkflowStub run = bench.start();
        bench.pass(MOMENT);

        bench.image("web:1").ring();

        assertThat(run.getResult(ReleaseRecord.class).verdict()).contains(Verdict.Promoted);
        assertThat(bench.rollout().status().phase().phase()).isEqualTo("Healthy");
    }

    @Test
    void startsAnotherAttemptAfterARetry(TestWorkflowEnvironment env, Worker worker) {
        SimulatedBench bench = paused(env, worker);
        WorkflowStub first = bench.start();
        bench.pass(MOMENT);
        first.signal("abort");
        ReleaseRecord aborted = first.getResult(ReleaseRecord.class);
        bench.retry();

        WorkflowStub second = bench.start();
        bench.pass(MOMENT);
        second.signal("promoteFull");

        ReleaseRecord promoted = second.getResult(ReleaseRecord.class);
        assertThat(aborted.release().orElseThrow().attempt()).isEqualTo(1);
        assertThat(promoted.release().orElseThrow().attempt()).isEqualTo(2);
        assertThat(promoted.verdict()).contains(Verdict.Promoted);
    }

    private static SimulatedBench paused(TestWorkflowEnvironment env, Worker worker) {
        return SimulatedBench.deployed(env, worker, Map.of("replicas", 2, "strategy", steps(weight(50), pause())))
                .image("web:2");
    }

    private static boolean endsAsNew(SimulatedBench bench, WorkflowStub run) {
        return bench.count(run.getExecution(), EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW) == 1;
    }
}
