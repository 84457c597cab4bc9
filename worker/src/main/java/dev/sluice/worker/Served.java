package dev.sluice.worker;

import dev.sluice.contract.Names;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which objects a process serves.
 *
 * @param cluster the cluster's name among those that share a Temporal namespace; empty for the only one
 * @param instanceId only objects with this value of the instance-id label; empty for those without the label
 * @param namespace the only namespace looked at; empty for all
 */
public record Served(String cluster, String instanceId, Optional<String> namespace) {
    public static final String CLUSTER = "--cluster";
    public static final String INSTANCE_ID = "--instance-id";
    public static final String WATCH_NAMESPACE = "--watch-namespace";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    /** All objects without an instance id, in the only cluster. */
    public static final Served ALL = new Served("", "", Optional.empty());

    public Served {
        InvalidSetting.require(
                cluster.isEmpty() || NAME.matcher(cluster).matches(),
                CLUSTER,
                cluster,
                "must be lower case letters, digits and dashes, at most 63");
        InvalidSetting.require(
                instanceId.isEmpty() || LABEL.matcher(instanceId).matches(),
                INSTANCE_ID,
                instanceId,
                "must be usable as a label value, at most 63 characters");
        InvalidSetting.require(
                namespace.isEmpty() || NAME.matcher(namespace.get()).matches(),
                WATCH_NAMESPACE,
                namespace.orElse(""),
                "must be a namespace's name");
    }

    public String taskQueue() {
        return Names.taskQueue(cluster, instanceId);
    }

    public String workflowId(String objectNamespace, String name) {
        return Names.rolloutWorkflow(cluster, objectNamespace, name);
    }
}
