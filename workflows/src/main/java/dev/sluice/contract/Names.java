package dev.sluice.contract;

/** Workflow ids, task queues, failure types and event reasons: what others rely on, so they do not change. */
public final class Names {
    public static final String TASK_QUEUE = "sluice";
    public static final String CLUSTER_WORKFLOW = "cluster/";
    public static final String MEMO_RECORD = "release";

    /** Failure type of an update that was refused; its message says why. */
    public static final String REFUSED = "COMMAND_REFUSED";

    /** Failure type by which {@link ReleaseActivities#observeAndPlan} tells that the planner broke off. */
    public static final String PLANNER_FAILED = "PLANNER_FAILED";

    /** Event reason: the planner cannot plan this object. */
    public static final String EVENT_STUCK = "ReleaseStuck";

    /** Event reason: a signal could not be understood. */
    public static final String EVENT_SIGNAL_IGNORED = "SignalIgnored";

    /** Event reason: a command that came as a signal, or a cancel, makes no sense now. */
    public static final String EVENT_COMMAND_REFUSED = "CommandRefused";

    /** Event reason: an analysis cannot be made from its templates and arguments. */
    public static final String EVENT_ANALYSIS_NOT_CREATED = "AnalysisRunNotCreated";

    private Names() {}

    /**
     * {@code rollout/<namespace>/<name>}, or with the cluster's name after {@code rollout/} when there is one.
     *
     * @param cluster empty for the only cluster
     */
    public static String rolloutWorkflow(String cluster, String namespace, String name) {
        return "rollout/" + (cluster.isEmpty() ? "" : cluster + "/") + namespace + "/" + name;
    }

    /**
     * {@code analysisrun/<namespace>/<name>}, or with the cluster's name after {@code analysisrun/} when there is one.
     *
     * @param cluster empty for the only cluster
     */
    public static String analysisRunWorkflow(String cluster, String namespace, String name) {
        return "analysisrun/" + (cluster.isEmpty() ? "" : cluster + "/") + namespace + "/" + name;
    }

    /**
     * {@code sluice[/<cluster>][:<instance-id>]}.
     *
     * @param cluster empty for the only cluster
     * @param instanceId empty for the instance that serves unlabelled objects
     */
    public static String taskQueue(String cluster, String instanceId) {
        return TASK_QUEUE + (cluster.isEmpty() ? "" : "/" + cluster) + (instanceId.isEmpty() ? "" : ":" + instanceId);
    }
}
