package dev.sluice.contract;

import dev.sluice.domain.plan.Plan;
import io.temporal.activity.ActivityInterface;

/**
 * All that a release does to the cluster. Every write is conditional on what its plan saw, so a second call of the same
 * request changes nothing more: where the first had its effect it answers {@link Outcome.Done} again.
 */
@ActivityInterface
public interface ReleaseActivities {

    /**
     * Reads the objects, no older than asked, and plans. Writes nothing. When the planner breaks off, whatever it throws,
     * it fails with an {@code ApplicationFailure} of type {@link Names#PLANNER_FAILED}; an {@code Error} that leaves a local
     * activity would fail the workflow task instead.
     */
    Plan observeAndPlan(ObserveRequest request);

    Outcome createReplicaSet(ActionRequest request);

    Outcome scaleReplicaSet(ActionRequest request);

    Outcome patchReplicaSet(ActionRequest request);

    /** A second call goes on with the pods that the first has left out. */
    Outcome patchPods(ActionRequest request);

    Outcome deleteReplicaSet(ActionRequest request);

    Outcome claimReplicaSet(ActionRequest request);

    Outcome patchRollout(ActionRequest request);

    Outcome patchStatus(ActionRequest request);

    Outcome patchService(ActionRequest request);

    /** Carries out an {@link dev.sluice.domain.plan.Action.CreateRoute}. */
    Outcome createRoute(ActionRequest request);

    /** Carries out an {@link dev.sluice.domain.plan.Action.PatchRoute}. */
    Outcome patchRoute(ActionRequest request);

    /** Carries out an {@link dev.sluice.domain.plan.Action.DeleteRoute}. */
    Outcome deleteRoute(ActionRequest request);

    /** Carries out an {@link dev.sluice.domain.plan.Action.ScaleWorkload}. */
    Outcome scaleWorkload(ActionRequest request);

    Outcome evictPod(ActionRequest request);

    Outcome createAnalysisRun(ActionRequest request);

    Outcome terminateAnalysisRun(ActionRequest request);

    Outcome dropAnalysisRun(ActionRequest request);

    /** Writes a command to the object as the kubectl plugin does (spec 7.2), if its conditions still hold. */
    Outcome writeCommand(CommandRequest request);

    /** Records a Warning event about the Rollout: a signal that could not be understood, a release that is stuck. */
    Outcome warn(WarnRequest request);
}
