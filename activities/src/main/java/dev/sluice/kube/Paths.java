package dev.sluice.kube;

import dev.sluice.domain.rollout.RolloutId;
import java.util.Optional;

/** Where the API server keeps things. */
public final class Paths {
    private Paths() {}

    /** Rollouts of one namespace, or of all. */
    public static String rollouts(Optional<String> namespace) {
        return "apis/argoproj.io/v1alpha1/" + within(namespace) + "rollouts";
    }

    /** ReplicaSets of one namespace, or of all. */
    public static String replicaSets(Optional<String> namespace) {
        return "apis/apps/v1/" + within(namespace) + "replicasets";
    }

    public static String rollout(String namespace, String name) {
        return rollouts(Optional.of(namespace)) + "/" + name;
    }

    public static String status(RolloutId id) {
        return rollout(id.namespace(), id.name()) + "/status";
    }

    public static String replicaSet(String namespace, String name) {
        return replicaSets(Optional.of(namespace)) + "/" + name;
    }

    /** Services of one namespace, or of all. */
    public static String services(Optional<String> namespace) {
        return "api/v1/" + within(namespace) + "services";
    }

    public static String service(String namespace, String name) {
        return services(Optional.of(namespace)) + "/" + name;
    }

    public static String pods(String namespace) {
        return "api/v1/namespaces/" + namespace + "/pods";
    }

    public static String eviction(String namespace, String pod) {
        return pods(namespace) + "/" + pod + "/eviction";
    }

    public static String events(String namespace) {
        return "api/v1/namespaces/" + namespace + "/events";
    }

    private static String within(Optional<String> namespace) {
        return namespace.map(name -> "namespaces/" + name + "/").orElse("");
    }
}
