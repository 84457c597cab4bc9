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

    /** Label of a Deployment that has fewer pods because a Rollout runs them; its value says nothing. */
    public static final String SCALED_DOWN = "sluice.dev/scaled-down";

    /** Annotation of such a Deployment: the Rollout's name. */
    public static final String SCALED_DOWN_BY = "sluice.dev/scaled-down-by";

    /** Annotation of such a Deployment: the replicas that it gets back when the Rollout is deleted. */
    public static final String REPLICAS_BEFORE = "sluice.dev/replicas-before";

    public static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    public static final String NOTIFIED = "notified.notifications.argoproj.io";

    private Keys() {}
}
