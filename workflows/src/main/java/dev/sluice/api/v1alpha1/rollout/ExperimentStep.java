package dev.sluice.api.v1alpha1.rollout;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import dev.sluice.api.type.LabelSelector;
import dev.sluice.api.type.LabelsAndAnnotations;
import dev.sluice.api.v1alpha1.analysis.DryRun;
import dev.sluice.api.v1alpha1.analysis.RolloutArgument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step that runs an Experiment (spec 1.4 and 6.1). */
@ApiRecord
public record ExperimentStep(
        @Doc("The versions to run side by side.") @Required @OmitEmpty
        List<Template> templates,

        @Doc("How long the experiment runs, such as 10m. Absent means until its analyses end.") @Nullable
        String duration,

        @Doc("Analyses to run during the experiment.") @OmitEmpty
        List<Analysis> analyses,

        @Doc("Metrics whose outcome is recorded but not acted on.") @OmitEmpty
        List<DryRun> dryRun,

        @Doc("Labels and annotations of the created AnalysisRuns.") @Nullable
        LabelsAndAnnotations analysisRunMetadata,

        @Doc("Seconds for which the pods are kept after the experiment. Default 30.") @Nullable
        Integer scaleDownDelaySeconds) {

    public ExperimentStep {
        templates = Absent.toEmpty(templates);
        analyses = Absent.toEmpty(analyses);
        dryRun = Absent.toEmpty(dryRun);
    }

    /** One version of the experiment, copied from the Rollout's canary or stable pods. */
    @ApiRecord
    public record Template(
            @Doc("Name of this version, unique within the experiment.") @Required @Nullable
            String name,

            @Doc("canary or stable: whose pod template is used.") @Required @Nullable
            String specRef,

            @Doc("Number of pods. Default 1.") @Nullable Integer replicas,

            @Doc("Labels and annotations added to the pods.") @Nullable
            LabelsAndAnnotations metadata,

            @Doc("Selector that replaces the one of the Rollout.") @Nullable
            LabelSelector selector,

            @Doc("Share of traffic in per cent. Only with trafficRouting.") @Nullable
            Integer weight,

            @Doc("A service for this version.") @Nullable Service service) {}

    /** A service that is created for one version. */
    @ApiRecord
    public record Service(
            @Doc("Name of the service. Default the name of the ReplicaSet.") @Nullable
            String name) {}

    /** An analysis that runs with the experiment. */
    @ApiRecord
    public record Analysis(
            @Doc("Name of the analysis, unique within the experiment.") @Required @Nullable
            String name,

            @Doc("Name of the template to run.") @Required @Nullable
            String templateName,

            @Doc("Whether the template is a ClusterAnalysisTemplate.") @Nullable
            Boolean clusterScope,

            @Doc("Values for the arguments of the template.") @OmitEmpty
            List<RolloutArgument> args,

            @Doc("Whether the experiment lasts until this analysis has ended.") @Nullable
            Boolean requiredForCompletion) {

        public Analysis {
            args = Absent.toEmpty(args);
        }
    }
}
