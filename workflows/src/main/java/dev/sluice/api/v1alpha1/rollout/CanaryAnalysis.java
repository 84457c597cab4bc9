package dev.sluice.api.v1alpha1.rollout;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.type.Absent;
import dev.sluice.api.type.LabelsAndAnnotations;
import dev.sluice.api.v1alpha1.analysis.DryRun;
import dev.sluice.api.v1alpha1.analysis.MeasurementRetention;
import dev.sluice.api.v1alpha1.analysis.RolloutArgument;
import dev.sluice.api.v1alpha1.analysis.TemplateRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A background analysis of a canary release (spec 1.3): the fields of a {@link RolloutAnalysis} and where to start. */
@ApiRecord
public record CanaryAnalysis(
        @Doc("Templates whose metrics are measured together.") @OmitEmpty
        List<TemplateRef> templates,

        @Doc("Values for the arguments of the templates.") @OmitEmpty
        List<RolloutArgument> args,

        @Doc("Metrics whose outcome is recorded but not acted on.") @OmitEmpty
        List<DryRun> dryRun,

        @Doc("How many measurements are kept, by metric.") @OmitEmpty
        List<MeasurementRetention> measurementRetention,

        @Doc("Labels and annotations of the created AnalysisRun.") @Nullable
        LabelsAndAnnotations analysisRunMetadata,

        @Doc("Index of the step, counted from 0, with which the analysis starts. Default 0.") @Nullable
        Integer startingStep) {

    public CanaryAnalysis {
        templates = Absent.toEmpty(templates);
        args = Absent.toEmpty(args);
        dryRun = Absent.toEmpty(dryRun);
        measurementRetention = Absent.toEmpty(measurementRetention);
    }
}
