package dev.sluice.workflow;

import static dev.sluice.workflow.SimulatedBench.pause;
import static dev.sluice.workflow.SimulatedBench.steps;
import static dev.sluice.workflow.SimulatedBench.weight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a release costs in history events and workflow tasks, with the real planner. */
class ReleaseCostTest {
    @RegisterExtension
    final TestWorkflowExtension extension = ReleaseBench.extension().build();

    /** @param events and tasks: at most */
    record Cost(int replicas, Map<String, Object> strategy, int events, int tasks) {}

    static List<Cost> releases() {
        Map<String, Object> four = steps(weight(20), pause(), weight(50), pause("10s"));
        Map<String, Object> five = steps(weight(20), pause(), weight(50), pause("10s"), weight(80));
        return List.of(new Cost(2, four, 100, 14), new Cost(2, five, 120, 16), new Cost(100, five, 140, 16));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void costsNoMoreThanPromised(Cost cost, TestWorkflowEnvironment env, Worker worker) {
        SimulatedBench bench = SimulatedBench.deployed(
                        env, worker, Map.of("replicas", cost.replicas(), "strategy", cost.strategy()))
                .image("web:2");

        WorkflowStub run = bench.start();
        bench.pass(Duration.ofMinutes(1));
        run.signal("promote");

        assertThat(run.getResult(ReleaseRecord.class).verdict()).contains(Verdict.Promoted);
        assertThat(bench.events(run.getExecution())).hasSizeLessThanOrEqualTo(cost.events());
        assertThat(bench.count(run.getExecution(), EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED))
                .isLessThanOrEqualTo(cost.tasks());
    }
}
