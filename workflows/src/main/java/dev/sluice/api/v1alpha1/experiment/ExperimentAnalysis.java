package dev.sluice.api.v1alpha1.experiment;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.type.Absent;
import dev.sluice.api.v1alpha1.analysis.Argument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An analysis that runs with an Experiment (spec 1.8). */
@ApiRecord
public record ExperimentAnalysis(
        @Doc("Name, unique within the experiment.") @Nullable
        String name,

        @Doc("Name of the template to run.") @Nullable String templateName,

        @Doc("Whether the template is a ClusterAnalysisTemplate.") @Nullable
        Boolean clusterScope,

        @Doc("Values for the arguments of the template.") @OmitEmpty
        List<Argument> args,

        @Doc("Whether the experiment lasts until this analysis has ended.") @Nullable
        Boolean requiredForCompletion) {

    public ExperimentAnalysis {
        args = Absent.toEmpty(args);
    }
}
