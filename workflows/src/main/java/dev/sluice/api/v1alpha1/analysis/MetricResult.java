package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result of one metric (spec 2.7). */
@ApiRecord
public record MetricResult(
        @Doc("Name of the metric.") @Required @Nullable String name,
        @Doc("Its phase.") @Required @Nullable String phase,

        @Doc("Its newest measurements, oldest first.") @OmitEmpty
        List<Measurement> measurements,

        @Doc("Why the phase is what it is.") @Nullable String message,

        @Doc("Measurements so far, without errors.") @Nullable
        Integer count,

        @Doc("Successful ones.") @Nullable Integer successful,
        @Doc("Failed ones.") @Nullable Integer failed,
        @Doc("Inconclusive ones.") @Nullable Integer inconclusive,
        @Doc("Errors.") @Nullable Integer error,

        @Doc("Errors since the last measurement that worked.") @Nullable
        Integer consecutiveError,

        @Doc("Successes since the last measurement that was none.") @Nullable
        Integer consecutiveSuccess,

        @Doc("Whether the outcome is only recorded.") @Nullable
        Boolean dryRun,

        @Doc("What the provider tells about the metric, such as the query after substitution.") @OmitEmpty
        Map<String, String> metadata) {

    public MetricResult {
        measurements = Absent.toEmpty(measurements);
        metadata = Absent.toEmpty(metadata);
    }
}
