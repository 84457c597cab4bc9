package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.schema.Time;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of an AnalysisRun so far (spec 2.7). */
@ApiRecord
public record AnalysisRunStatus(
        @Doc("Pending, Running, Successful, Failed, Error or Inconclusive.") @Required @Nullable
        String phase,

        @Doc("Why the phase is what it is.") @Nullable String message,
        @Doc("Results by metric.") @OmitEmpty List<MetricResult> metricResults,
        @Doc("When the run began.") @Time @Nullable String startedAt,
        @Doc("When the run ended.") @Time @Nullable String completedAt,
        @Doc("Number of metrics by outcome.") @Nullable RunSummary runSummary,

        @Doc("Number of dry-run metrics by outcome.") @Nullable
        RunSummary dryRunSummary) {

    public AnalysisRunStatus {
        metricResults = Absent.toEmpty(metricResults);
    }

    /** Number of metrics by outcome. */
    @ApiRecord
    public record RunSummary(
            @Doc("All metrics.") @Nullable Integer count,
            @Doc("Those that succeeded.") @Nullable Integer successful,
            @Doc("Those that failed.") @Nullable Integer failed,
            @Doc("Those without a verdict.") @Nullable Integer inconclusive,

            @Doc("Those that could not be measured.") @Nullable
            Integer error) {}
}
