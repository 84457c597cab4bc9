package dev.sluice.domain.rollout;

/** Labels and annotations that other tools rely on (spec section 0, exact). */
public final class Keys {
    public static final String POD_TEMPLATE_HASH = "rollouts-pod-template-hash";
    public static final String INSTANCE_ID = "argo-rollouts.argoproj.io/controller-instance-id";
    public static final String MANAGED_BY = "argo-rollouts.argoproj.io/managed-by-rollouts";
    public static final String REVISION = "rollout.argoproj.io/revision";
    public static final String REVISION_HISTORY = "rollout.argoproj.io/revision-history";
    public static final String DESIRED_REPLICAS = "rollout.argoproj.io/desired-replicas";
    public static final String EPHEMERAL_METADATA = "rollout.argoproj.io/ephemeral-metadata";
    public static final String PODS_BEHIND = "sluice.dev/pods-behind";
    public static final String WORKLOAD_GENERATION = "rollout.argoproj.io/workload-generation";
    public static final String SCALE_DOWN_DEADLINE = "scale-down-deadline";
    public static final String ROLLOUT_TYPE = "rollout-type";
    public static final String STEP_INDEX = "step-index";
    public static final String RELEASE_RECORD = "sluice.dev/release-record";
    public static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    public static final String NOTIFIED = "notified.notifications.argoproj.io";

    private Keys() {}
}
