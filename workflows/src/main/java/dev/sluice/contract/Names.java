package dev.sluice.contract;

/** Workflow ids, task queues and search attributes: what operators type, so they do not change. */
public final class Names {
    public static final String TASK_QUEUE = "sluice";
    public static final String CLUSTER_WORKFLOW = "cluster/";
    public static final String MEMO_RECORD = "release";
    public static final String REFUSED = "COMMAND_REFUSED";

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
     * {@code sluice[/<cluster>][:<instance-id>]}.
     *
     * @param cluster empty for the only cluster
     * @param instanceId empty for the instance that serves unlabelled objects
     */
    public static String taskQueue(String cluster, String instanceId) {
        return TASK_QUEUE + (cluster.isEmpty() ? "" : "/" + cluster) + (instanceId.isEmpty() ? "" : ":" + instanceId);
    }
}
