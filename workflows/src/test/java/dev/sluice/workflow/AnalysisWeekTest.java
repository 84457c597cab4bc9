package dev.sluice.workflow;

import static dev.sluice.workflow.AnalysisBench.metric;
import static dev.sluice.workflow.AnalysisBench.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.run.Phase;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run whose history would grow without end goes on as a new one. */
class AnalysisWeekTest {
    @RegisterExtension
    final TestWorkflowExtension extension =
            AnalysisBench.extension(AnalysisBench.ShortLived.class).build();

    @Test
    void goesOnAsANewRunBeforeItsHistoryGrowsLarge(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "'interval': '10s', 'count': 200")));

        assertThat(bench.start().result().phase()).isEqualTo(Phase.Successful);

        assertThat(bench.histories())
                .hasSizeBetween(4, 5)
                .allSatisfy(history -> assertThat(history).hasSizeLessThanOrEqualTo(AnalysisBench.LONGEST + 15));
        assertThat(bench.status().result("a").orElseThrow().tally().count()).isEqualTo(200);
        assertThat(bench.fake.asked).hasSize(200);
    }

    @Test
    void keepsThePaceThroughEachNewRun(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(env, worker, metrics(metric("a", "'interval': '10s', 'count': 100")));

        bench.start().result();

        assertThat(bench.fake.gaps("a"))
                .hasSize(99)
                .allSatisfy(gap -> assertThat(gap).isGreaterThan(Duration.ofSeconds(9)));
    }

    @Test
    void resumesInTheNewRunWhatWasBegunInTheOld(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(
                env, worker, metrics(metric("a", "'interval': '10s', 'count': 60"), metric("b", "")));
        bench.fake.answer(task -> bench.fake.taken(
                task, task.metric().equals("b") && bench.fake.asked.size() < 60 ? Phase.Running : Phase.Successful));

        assertThat(bench.start().result().phase()).isEqualTo(Phase.Successful);

        assertThat(bench.histories().size()).isGreaterThan(1);
        assertThat(bench.status().result("b").orElseThrow().measurements()).hasSize(1);
        assertThat(bench.status().result("b").orElseThrow().tally().count()).isEqualTo(1);
    }

    @Test
    void waitsForItsExpiryThroughTheNewRun(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench = AnalysisBench.with(
                env,
                worker,
                metrics(metric("a", "'interval': '10s', 'count': 40"))
                        + ", 'ttlStrategy': {'secondsAfterCompletion': 864000}");

        bench.start().result();

        assertThat(bench.fake.deletions).hasSize(1);
        assertThat(Duration.between(bench.fake.asked.getLast().at(), bench.fake.deletions.getFirst()))
                .isBetween(Duration.ofDays(10), Duration.ofDays(10).plusSeconds(60));
    }
}
