package dev.sluice.starter.view;

import dev.sluice.domain.analysis.run.MetricResult;
import dev.sluice.domain.analysis.run.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Measurements of a run by outcome, such as {@code ✔ 3} and {@code ✖ 1} (spec 7.3). */
public final class OutcomeCounts {
    private OutcomeCounts() {}

    /** Those outcomes that there are. */
    public static List<String> of(List<MetricResult> results) {
        List<String> counts = new ArrayList<>();
        count(counts, Icon.OK, results, Tally::successful);
        count(counts, Icon.BAD, results, Tally::failed);
        count(counts, Icon.UNKNOWN, results, Tally::inconclusive);
        count(counts, Icon.WARNING, results, Tally::error);
        return counts;
    }

    private static void count(
            List<String> counts, Icon icon, List<MetricResult> results, ToIntFunction<Tally> outcome) {
        long sum = results.stream()
                .mapToLong(result -> outcome.applyAsInt(result.tally()))
                .sum();
        if (sum > 0) {
            counts.add(icon.sign() + " " + sum);
        }
    }
}
