package dev.sluice.api.v1alpha1.rollout.status;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a Rollout's status that concerns a canary release (spec 2.1). */
@ApiRecord
public record CanaryStatus(
        @Doc("The analysis of the current step.") @Nullable AnalysisRunSummary currentStepAnalysisRunStatus,
        @Doc("The background analysis.") @Nullable AnalysisRunSummary currentBackgroundAnalysisRunStatus,

        @Doc("Name of the experiment of the current step while it runs.") @Nullable
        String currentExperiment,

        @Doc("The traffic weights in force. Absent without a router.") @Nullable
        TrafficWeights weights,

        @Doc("ping or pong: which of the two services is the stable one.") @Nullable
        String stablePingPong,

        @Doc("Progress of step plugins.") @OmitEmpty List<StepPluginStatus> stepPluginStatuses) {

    public CanaryStatus {
        stepPluginStatuses = Absent.toEmpty(stepPluginStatuses);
    }
}
