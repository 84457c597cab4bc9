package dev.sluice.starter.view.analysis;

import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.Tally;
import dev.sluice.starter.view.TextTable;
import dev.sluice.starter.view.TextTable.Cell;
import java.util.List;
import java.util.function.Function;

/** The metrics of a run, one per line: how often each was measured, with what outcome, and how much is tolerated. */
final class MetricsTable {
    private MetricsTable() {}

    static String text(List<MetricReport> metrics, boolean coloured) {
        TextTable table =
                new TextTable().row("METRIC", "STATUS", "COUNT", "SUCCESSFUL", "FAILED", "INCONCLUSIVE", "ERROR");
        for (MetricReport metric : metrics) {
            Tally tally = metric.result().tally();
            table.painted(List.of(
                    Cell.of(metric.name()),
                    Cell.of(metric.state(), coloured),
                    Cell.of(tally.count() + limit(metric, MetricsTable::count)),
                    Cell.of(tally.successful() + limit(metric, spec -> successes(spec.limits(), tally))),
                    Cell.of(tally.failed() + limit(metric, spec -> failures(spec.limits()))),
                    Cell.of(tally.inconclusive()
                            + limit(metric, spec -> most(spec.limits().inconclusive()))),
                    Cell.of(tally.error() + limit(metric, spec -> errors(spec.limits(), tally)))));
        }
        return table.text();
    }

    private static String limit(MetricReport metric, Function<MetricSpec, String> text) {
        return metric.spec().map(text).orElse("");
    }

    private static String count(MetricSpec spec) {
        return spec.count().isPresent() ? " of " + spec.count().getAsInt() : " (no end)";
    }

    private static String successes(MetricSpec.Limits limits, Tally tally) {
        return limits.consecutiveSuccess() == 0
                ? ""
                : " (%d in a row, needs %d)".formatted(tally.consecutiveSuccess(), limits.consecutiveSuccess());
    }

    private static String failures(MetricSpec.Limits limits) {
        return limits.failure() < 0 ? " (any)" : most(limits.failure());
    }

    private static String most(int limit) {
        return " (max " + limit + ")";
    }

    private static String errors(MetricSpec.Limits limits, Tally tally) {
        return " (%d in a row, max %d)".formatted(tally.consecutiveError(), limits.consecutiveError());
    }
}
