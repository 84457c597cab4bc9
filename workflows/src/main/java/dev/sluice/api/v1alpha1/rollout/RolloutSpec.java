package dev.sluice.api.v1alpha1.rollout;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Time;
import dev.sluice.api.type.LabelSelector;
import dev.sluice.api.type.PodTemplate;
import org.jspecify.annotations.Nullable;

/** What a Rollout asks for (spec 1.1). The defaults named here are applied by the controller, never by the schema. */
@ApiRecord
public record RolloutSpec(
        @Doc("Pods wanted in total. When absent, 1 is written here so that an autoscaler can work.") @Nullable
        Integer replicas,

        @Doc(
                "Which ReplicaSets and pods belong to this Rollout. Immutable once set; may be absent only with workloadRef.")
        @Nullable
        LabelSelector selector,

        @Doc("The pods to run. Must be empty when workloadRef is set.") @Nullable
        PodTemplate template,

        @Doc("A workload whose pod template is used instead of one given here.") @Nullable
        WorkloadRef workloadRef,

        @Doc("Seconds for which a new pod must be ready before it counts as available. Default 0.") @Nullable
        Integer minReadySeconds,

        @Doc("How far back a rollback may reach and skip all steps.") @Nullable
        RollbackWindow rollbackWindow,

        @Doc("How a new version is released: exactly one of blueGreen and canary.") @Nullable
        RolloutStrategy strategy,

        @Doc("Old ReplicaSets kept for a rollback. Default 10.") @Nullable
        Integer revisionHistoryLimit,

        @Doc("Holds the release where it is until set back to false.") @Nullable
        Boolean paused,

        @Doc(
                "Seconds without progress after which the Rollout is reported as failed. Must exceed minReadySeconds. Default 600.")
        @Nullable
        Integer progressDeadlineSeconds,

        @Doc("Abort the release when the progress deadline has passed, instead of only reporting it.") @Nullable
        Boolean progressDeadlineAbort,

        @Doc("Pods created before this instant are restarted.") @Time @Nullable
        String restartAt,

        @Doc("How many finished analysis runs and experiments are kept.") @Nullable
        AnalysisHistory analysis) {

    /** The revisions that a rollback may skip back to (spec 2.5). */
    @ApiRecord
    public record RollbackWindow(
            @Doc("Number of revisions before the stable one that count as recent.") @Nullable
            Integer revisions) {}

    /** Limits on kept analysis runs and experiments (spec 1.1). */
    @ApiRecord
    public record AnalysisHistory(
            @Doc("Successful ones to keep. Default 5.") @Nullable
            Integer successfulRunHistoryLimit,

            @Doc("Failed, errored and inconclusive ones to keep. Default 5.") @Nullable
            Integer unsuccessfulRunHistoryLimit) {}
}
