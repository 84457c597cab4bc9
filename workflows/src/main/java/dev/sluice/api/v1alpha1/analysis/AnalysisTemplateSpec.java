package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.type.Absent;
import java.util.List;

/** What an AnalysisTemplate or ClusterAnalysisTemplate measures (spec 1.6). */
@ApiRecord
public record AnalysisTemplateSpec(
        @Doc("The metrics, each with its own name.") @OmitEmpty
        List<Metric> metrics,

        @Doc("Arguments that the metrics use.") @OmitEmpty List<Argument> args,

        @Doc("Metrics whose outcome is recorded but not acted on.") @OmitEmpty
        List<DryRun> dryRun,

        @Doc("How many measurements are kept, by metric.") @OmitEmpty
        List<MeasurementRetention> measurementRetention,

        @Doc("Further templates whose metrics and arguments are added.") @OmitEmpty
        List<TemplateRef> templates) {

    public AnalysisTemplateSpec {
        metrics = Absent.toEmpty(metrics);
        args = Absent.toEmpty(args);
        dryRun = Absent.toEmpty(dryRun);
        measurementRetention = Absent.toEmpty(measurementRetention);
        templates = Absent.toEmpty(templates);
    }
}
