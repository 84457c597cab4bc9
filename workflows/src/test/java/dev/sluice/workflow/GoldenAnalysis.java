package dev.sluice.workflow;

import static dev.sluice.workflow.AnalysisBench.metric;
import static dev.sluice.workflow.AnalysisBench.metrics;

import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.assess.Taken;
import dev.sluice.domain.analysis.run.Phase;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An AnalysisRun whose histories are kept.
 *
 * @param play what happens; the run has ended when it returns
 */
record GoldenAnalysis(String name, String spec, Consumer<AnalysisBench> play) {

    /** One of every kind. */
    static List<GoldenAnalysis> all() {
        return List.of(
                new GoldenAnalysis(
                        "successful",
                        metrics(
                                metric("a", "'interval': '10s', 'count': 4"),
                                metric("b", "'interval': '7s', 'count': 3, 'initialDelay': '5s'")),
                        bench -> bench.start().result()),
                new GoldenAnalysis("failed", metrics(metric("a", ""), metric("b", "'interval': '1m'")), bench -> {
                    bench.fake.answer(task ->
                            bench.fake.taken(task, task.metric().equals("a") ? Phase.Failed : Phase.Successful));
                    bench.start().result();
                }),
                new GoldenAnalysis(
                        "terminated",
                        metrics(metric("a", "'interval': '1h'")),
                        bench -> bench.start()
                                .pass(Duration.ofSeconds(1))
                                .terminate()
                                .result()),
                new GoldenAnalysis("pending-resumed", metrics(metric("a", "")), bench -> {
                    AtomicInteger times = new AtomicInteger();
                    bench.fake.answer(task ->
                            bench.fake.taken(task, times.incrementAndGet() < 4 ? Phase.Running : Phase.Successful));
                    bench.start().result();
                }),
                new GoldenAnalysis(
                        "expired",
                        metrics(metric("a", "")) + ", 'ttlStrategy': {'secondsAfterSuccess': 86400}",
                        bench -> bench.start().result()),
                new GoldenAnalysis(
                        "continued-as-new",
                        metrics(metric("a", "'interval': '10s', 'count': 50")),
                        bench -> bench.start().result()),
                new GoldenAnalysis(
                        "measured-locally",
                        metrics(
                                metric("a", "'interval': '10s', 'count': 4"),
                                metric("b", "'interval': '7s', 'count': 3, 'initialDelay': '5s'")),
                        bench -> bench.start().result()),
                new GoldenAnalysis(
                        "measured-locally-by-a-slow-provider",
                        metrics(
                                metric("slow", "'interval': '10s', 'count': 3"),
                                metric("fast", "'interval': '7s', 'count': 3")),
                        bench -> {
                            bench.fake.answer(task -> locallyOnly("fast", bench, task));
                            bench.start().result();
                        }));
    }

    private static Taken locallyOnly(String metric, AnalysisBench bench, MeasureTask task) {
        if (!task.metric().equals(metric)
                && Activity.getExecutionContext().getInfo().isLocal()) {
            throw ApplicationFailure.newFailure("no answer in time", "Slow");
        }
        return bench.fake.taken(task, Phase.Successful);
    }
}
