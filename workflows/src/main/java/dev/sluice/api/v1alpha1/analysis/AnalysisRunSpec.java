package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an AnalysisRun measures (spec 1.7). */
@ApiRecord
public record AnalysisRunSpec(
        @Doc("The metrics, each with its own name.") @Required @OmitEmpty
        List<Metric> metrics,

        @Doc("Arguments of the metrics, with their values.") @OmitEmpty
        List<Argument> args,

        @Doc("Set to true to end the run early.") @Nullable Boolean terminate,

        @Doc("Metrics whose outcome is recorded but not acted on.") @OmitEmpty
        List<DryRun> dryRun,

        @Doc("How many measurements are kept, by metric.") @OmitEmpty
        List<MeasurementRetention> measurementRetention,

        @Doc("When the finished run is deleted. Absent means never.") @Nullable
        TtlStrategy ttlStrategy) {

    public AnalysisRunSpec {
        metrics = Absent.toEmpty(metrics);
        args = Absent.toEmpty(args);
        dryRun = Absent.toEmpty(dryRun);
        measurementRetention = Absent.toEmpty(measurementRetention);
    }

    /** Seconds that a finished run is kept; the field for its outcome comes before the general one. */
    @ApiRecord
    public record TtlStrategy(
            @Doc("Seconds after any end.") @Nullable Integer secondsAfterCompletion,
            @Doc("Seconds after a failure.") @Nullable Integer secondsAfterFailure,
            @Doc("Seconds after a success.") @Nullable Integer secondsAfterSuccess) {}
}
