package dev.sluice.domain.analysis.run;

import java.util.List;

/** Metrics of a run by outcome (spec 2.7); {@code count} is all of them, measured or not. */
public record RunSummary(int count, int successful, int failed, int inconclusive, int error) {
    public static final RunSummary NONE = new RunSummary(0, 0, 0, 0, 0);

    /**
     * By their results.
     *
     * @param count how many metrics there are of this kind
     */
    public static RunSummary of(int count, List<MetricResult> results) {
        return new RunSummary(
                count,
                number(results, Phase.Successful),
                number(results, Phase.Failed),
                number(results, Phase.Inconclusive),
                number(results, Phase.Error));
    }

    private static int number(List<MetricResult> results, Phase phase) {
        return (int) results.stream().filter(result -> result.phase() == phase).count();
    }
}
