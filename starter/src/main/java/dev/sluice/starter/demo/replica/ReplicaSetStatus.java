package dev.sluice.starter.demo.replica;

import dev.sluice.domain.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Counts pods as the real controller does. */
final class ReplicaSetStatus {
    private ReplicaSetStatus() {}

    /** The status to write; counts of zero are left out, but for {@code replicas}. */
    static Json.Obj of(ReplicaSet replicaSet, List<Pod> pods, Instant now) {
        Map<String, String> labels = new Pod(replicaSet.template()).meta().labels();
        Json.Obj status = Json.Obj.EMPTY.with("replicas", Json.of(pods.size()));
        status = counted(
                status,
                "fullyLabeledReplicas",
                pods.stream()
                        .filter(pod -> pod.meta().labels().entrySet().containsAll(labels.entrySet()))
                        .count());
        status = counted(
                status, "readyReplicas", pods.stream().filter(Pod::isReady).count());
        status = counted(
                status,
                "availableReplicas",
                pods.stream()
                        .filter(pod -> pod.isAvailable(replicaSet.minReady(), now))
                        .count());
        return status.with("observedGeneration", Json.of(replicaSet.meta().generation()));
    }

    private static Json.Obj counted(Json.Obj status, String field, long count) {
        return count == 0 ? status : status.with(field, Json.of(count));
    }
}
