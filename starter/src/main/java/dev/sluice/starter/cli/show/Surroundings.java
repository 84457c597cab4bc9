package dev.sluice.starter.cli.show;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.view.RolloutObjects;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;

/** Reads a Rollout and the objects around it once. */
record Surroundings(Cluster cluster) {

    /** The objects; kinds that the cluster does not have, or that the caller may not list, are left out. */
    RolloutObjects read(String name) {
        return new RolloutObjects(
                cluster.rollout(name),
                cluster.list(Kinds.REPLICA_SET),
                cluster.list(Kinds.POD),
                optional(Kinds.ANALYSIS_RUN),
                optional(Kinds.EXPERIMENT));
    }

    /** Whether this kind can be listed. */
    boolean has(ResourceDefinitionContext kind) {
        try {
            cluster.list(kind);
            return true;
        } catch (KubernetesClientException failure) {
            if (isAbsent(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private List<Json.Obj> optional(ResourceDefinitionContext kind) {
        try {
            return cluster.list(kind);
        } catch (KubernetesClientException failure) {
            if (isAbsent(failure)) {
                return List.of();
            }
            throw failure;
        }
    }

    private static boolean isAbsent(KubernetesClientException failure) {
        return failure.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                || failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
    }
}
