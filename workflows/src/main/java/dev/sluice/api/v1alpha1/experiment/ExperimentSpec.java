package dev.sluice.api.v1alpha1.experiment;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.type.Absent;
import dev.sluice.api.type.LabelsAndAnnotations;
import dev.sluice.api.v1alpha1.analysis.DryRun;
import dev.sluice.api.v1alpha1.analysis.MeasurementRetention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an Experiment runs (spec 1.8). */
@ApiRecord
public record ExperimentSpec(
        @Doc("The versions to run side by side.") @OmitEmpty List<ExperimentTemplate> templates,

        @Doc(
                "How long the experiment runs once all pods are available, such as 10m. Absent means until its analyses end.")
        @Nullable
        String duration,

        @Doc("Seconds without progress after which a version has failed. Default 600.") @Nullable
        Integer progressDeadlineSeconds,

        @Doc("Set to true to end the experiment early.") @Nullable
        Boolean terminate,

        @Doc("Analyses to run during the experiment.") @OmitEmpty
        List<ExperimentAnalysis> analyses,

        @Doc("Seconds for which the pods are kept after the experiment. Default 30.") @Nullable
        Integer scaleDownDelaySeconds,

        @Doc("Metrics whose outcome is recorded but not acted on.") @OmitEmpty
        List<DryRun> dryRun,

        @Doc("How many measurements are kept, by metric.") @OmitEmpty
        List<MeasurementRetention> measurementRetention,

        @Doc("Labels and annotations of the created AnalysisRuns.") @Nullable
        LabelsAndAnnotations analysisRunMetadata) {

    public ExperimentSpec {
        templates = Absent.toEmpty(templates);
        analyses = Absent.toEmpty(analyses);
        dryRun = Absent.toEmpty(dryRun);
        measurementRetention = Absent.toEmpty(measurementRetention);
    }
}
