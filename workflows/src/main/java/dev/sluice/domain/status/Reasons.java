package dev.sluice.domain.status;

/** Reasons of conditions and events (spec 2.4 and 8.3, exact). */
public final class Reasons {
    public static final String AVAILABLE = "AvailableReason";
    public static final String FOUND_NEW_REPLICA_SET = "FoundNewReplicaSet";
    public static final String INVALID_SPEC = "InvalidSpec";
    public static final String NEW_REPLICA_SET_AVAILABLE = "NewReplicaSetAvailable";
    public static final String NEW_REPLICA_SET_CREATED = "NewReplicaSetCreated";
    public static final String PROGRESS_DEADLINE_EXCEEDED = "ProgressDeadlineExceeded";
    public static final String RECONCILIATION_ERROR = "ReconciliationError";
    public static final String REPLICA_SET_CREATE_ERROR = "ReplicaSetCreateError";
    public static final String REPLICA_SET_NOT_AVAILABLE = "ReplicaSetNotAvailable";
    public static final String REPLICA_SET_UPDATED = "ReplicaSetUpdated";
    public static final String ROLLOUT_ABORTED = "RolloutAborted";
    public static final String ROLLOUT_ADDED = "RolloutAddedToInformer";
    public static final String ROLLOUT_COMPLETED = "RolloutCompleted";
    public static final String ROLLOUT_HEALTHY = "RolloutHealthy";
    public static final String ROLLOUT_NOT_COMPLETED = "RolloutNotCompleted";
    public static final String ROLLOUT_PAUSED = "RolloutPaused";
    public static final String ROLLOUT_RESUMED = "RolloutResumed";
    public static final String ROLLOUT_RETRY = "RolloutRetry";
    public static final String ROLLOUT_STEP_COMPLETED = "RolloutStepCompleted";
    public static final String ROLLOUT_UPDATED = "RolloutUpdated";
    public static final String SCALING_REPLICA_SET = "ScalingReplicaSet";
    public static final String SKIP_STEPS = "SkipSteps";
    public static final String STEP_PLUGIN_TRANSITION = "StepPluginTransition";
    public static final String SWITCH_SERVICE = "SwitchService";

    public static final String TRAFFIC_ROUTING_ERROR = "TrafficRoutingError";
    public static final String TRAFFIC_WEIGHT_UPDATED = "TrafficWeightUpdated";

    private Reasons() {}
}
