package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.type.Absent;
import dev.sluice.api.type.LabelsAndAnnotations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An analysis that a Rollout starts: as a step, or before or after a blue-green switch (spec 1.4). */
@ApiRecord
public record RolloutAnalysis(
        @Doc("Templates whose metrics are measured together.") @OmitEmpty
        List<TemplateRef> templates,

        @Doc("Values for the arguments of the templates.") @OmitEmpty
        List<RolloutArgument> args,

        @Doc("Metrics whose outcome is recorded but not acted on.") @OmitEmpty
        List<DryRun> dryRun,

        @Doc("How many measurements are kept, by metric.") @OmitEmpty
        List<MeasurementRetention> measurementRetention,

        @Doc("Labels and annotations of the created AnalysisRun.") @Nullable
        LabelsAndAnnotations analysisRunMetadata) {

    public RolloutAnalysis {
        templates = Absent.toEmpty(templates);
        args = Absent.toEmpty(args);
        dryRun = Absent.toEmpty(dryRun);
        measurementRetention = Absent.toEmpty(measurementRetention);
    }
}
