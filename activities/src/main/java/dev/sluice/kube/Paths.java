package dev.sluice.kube;

import dev.sluice.domain.rollout.RolloutId;
import java.util.Optional;

/** Where the API server keeps things. */
final class Paths {
    private Paths() {}

    /** Rollouts of one namespace, or of all. */
    static String rollouts(Optional<String> namespace) {
        return "apis/argoproj.io/v1alpha1/" + within(namespace) + "rollouts";
    }

    /** ReplicaSets of one namespace, or of all. */
    static String replicaSets(Optional<String> namespace) {
        return "apis/apps/v1/" + within(namespace) + "replicasets";
    }

    static String rollout(String namespace, String name) {
        return rollouts(Optional.of(namespace)) + "/" + name;
    }

    static String status(RolloutId id) {
        return rollout(id.namespace(), id.name()) + "/status";
    }

    static String replicaSet(String namespace, String name) {
        return replicaSets(Optional.of(namespace)) + "/" + name;
    }

    static String pods(String namespace) {
        return "api/v1/namespaces/" + namespace + "/pods";
    }

    static String eviction(String namespace, String pod) {
        return pods(namespace) + "/" + pod + "/eviction";
    }

    static String events(String namespace) {
        return "api/v1/namespaces/" + namespace + "/events";
    }

    private static String within(Optional<String> namespace) {
        return namespace.map(name -> "namespaces/" + name + "/").orElse("");
    }
}
