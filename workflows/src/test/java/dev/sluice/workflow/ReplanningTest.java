package dev.sluice.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import io.temporal.api.enums.v1.EventType;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without a workflow cache every task replays the whole run, as if each went to another process. */
class ReplanningTest {
    @RegisterExtension
    final TestWorkflowExtension extension = ReleaseBench.extension()
            .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(0).build())
            .build();

    @Test
    void keepsThePlansThatWereMadeWhileOldAndNewPlannersAlternate(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w20", "pause:10", "w50", "pause:10", "w80");
        TinyPlanner older = new TinyPlanner(Duration.ZERO);
        TinyPlanner newer = new TinyPlanner(Duration.ofMinutes(1));
        AtomicInteger looks = new AtomicInteger();
        bench.fake.planBy((state, request) -> (looks.getAndIncrement() % 2 == 0 ? older : newer).plan(state, request));

        ReleaseRecord record = bench.release("v2").result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
        assertThat(bench.count(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)).isZero();
        assertThat(bench.fake.observations).hasSameSizeAs(bench.fake.plans).hasSizeLessThan(20);
    }
}
