package dev.sluice.domain.analysis.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a run has come (spec 2.7).
 *
 * @param phase {@link Phase#Pending} before anything was written
 * @param results of the metrics that were measured, in the order of the metrics
 */
public record AnalysisStatus(
        Phase phase,
        String message,
        List<MetricResult> results,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt,
        RunSummary summary,
        RunSummary dryRunSummary) {
    public static final AnalysisStatus NONE = new AnalysisStatus(
            Phase.Pending, "", List.of(), Optional.empty(), Optional.empty(), RunSummary.NONE, RunSummary.NONE);

    public AnalysisStatus {
        results = List.copyOf(results);
    }

    /** The result of the metric of this name; empty when it was not measured. */
    public Optional<MetricResult> result(String metric) {
        return results.stream().filter(result -> result.name().equals(metric)).findFirst();
    }
}
