package dev.sluice.api.v1alpha1.rollout.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Time;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a Rollout (spec 2.1). Tools write some fields too, so any combination can occur.
 *
 * <p>{@code pauseConditions} is null when absent and {@code controllerPause} may be true without it: that is how a
 * resume by a tool looks (spec 2.2).
 */
@ApiRecord
public record RolloutStatus(
        @Doc("Whether the release is aborted.") @Nullable Boolean abort,
        @Doc("Since when it is aborted.") @Time @Nullable String abortedAt,
        @Doc("Why the release is paused.") @Nullable List<PauseCondition> pauseConditions,

        @Doc("Whether the controller paused the release; stays set until a resume is carried out.") @Nullable
        Boolean controllerPause,

        @Doc("Hash of the pod template that is being released.") @Nullable
        String currentPodHash,

        @Doc("Hash of the canary steps in use.") @Nullable String currentStepHash,

        @Doc("Index of the step being carried out, counted from 0; the number of steps when all are done.") @Nullable
        Integer currentStepIndex,

        @Doc("Pods of all versions.") @Nullable Integer replicas,
        @Doc("Pods of the newest version.") @Nullable Integer updatedReplicas,
        @Doc("Ready pods.") @Nullable Integer readyReplicas,
        @Doc("Available pods.") @Nullable Integer availableReplicas,

        @Doc("Times that the name of a ReplicaSet was taken by another one.") @Nullable
        Integer collisionCount,

        @Doc("The generation last acted on, as decimal text.") @Nullable
        String observedGeneration,

        @Doc("The conditions, oldest change first.") @OmitEmpty
        List<RolloutCondition> conditions,

        @JsonProperty("HPAReplicas") @Doc("Pods that an autoscaler counts.") @Nullable
        Integer hpaReplicas,

        @Doc("Label selector of the pods that an autoscaler counts, as text.") @Nullable
        String selector,

        @Doc("Hash of the version last promoted.") @Nullable String stableRS,

        @Doc("The spec.restartAt that has been carried out.") @Time @Nullable
        String restartedAt,

        @Doc("Whether all remaining steps are to be skipped.") @Nullable
        Boolean promoteFull,

        @Doc("Healthy, Degraded, Progressing or Paused.") @Nullable
        String phase,

        @Doc("Why the phase is what it is; empty when healthy.") @Nullable
        String message,

        @Doc("Generation of the referenced workload whose template is in use, as decimal text.") @Nullable
        String workloadObservedGeneration,

        @Doc("What concerns a canary release.") @Nullable CanaryStatus canary,

        @Doc("What concerns a blue-green release.") @Nullable
        BlueGreenStatus blueGreen,

        @Doc("The verified load balancer of the one ingress.") @Nullable
        LoadBalancerStatus alb,

        @Doc("The verified load balancers, one for each ingress.") @OmitEmpty
        List<LoadBalancerStatus> albs,

        @Doc("How long the release takes.") @Nullable ReleaseDuration duration) {

    public RolloutStatus {
        pauseConditions = Absent.copy(pauseConditions);
        conditions = Absent.toEmpty(conditions);
        albs = Absent.toEmpty(albs);
    }
}
