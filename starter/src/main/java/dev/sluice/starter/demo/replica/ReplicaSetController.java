package dev.sluice.starter.demo.replica;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ObjectKey;
import dev.sluice.starter.demo.object.ResourceTypes;
import dev.sluice.starter.demo.store.DeleteOptions;
import dev.sluice.starter.demo.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the number of pods, and the counts in the status, of one ReplicaSet after the other. Not for several threads. */
public final class ReplicaSetController {
    private final ObjectStore store;
    private final Clock clock;

    public ReplicaSetController(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Brings one ReplicaSet a step closer. As with the real controller the status counts the pods that were there before, so a
     * change of the pods needs another call.
     *
     * @return after how long to look again although nothing changes, because a pod is becoming available; empty for never
     */
    public Optional<Duration> reconcile(ObjectKey key) {
        return store.find(key)
                .map(ReplicaSet::new)
                .filter(replicaSet -> !replicaSet.meta().isDeleting())
                .flatMap(replicaSet -> reconcile(key, replicaSet));
    }

    private Optional<Duration> reconcile(ObjectKey key, ReplicaSet replicaSet) {
        List<Pod> pods = pods(replicaSet);
        for (int missing = replicaSet.wanted() - pods.size(); missing > 0; missing--) {
            store.create(ResourceTypes.POD, key.namespace(), replicaSet.newPod(), false);
        }
        for (Pod pod : Surplus.of(pods, replicaSet.wanted())) {
            store.delete(ObjectKey.of(ResourceTypes.POD, pod.object()), DeleteOptions.PLAIN);
        }
        Json.Obj status = ReplicaSetStatus.of(replicaSet, pods, clock.instant());
        store.update(key, ObjectStore.Part.STATUS, false, stored -> stored.with("status", status));
        return nextAvailable(replicaSet, pods);
    }

    private List<Pod> pods(ReplicaSet replicaSet) {
        Stream<Pod> pods = store.list(ResourceTypes.POD, replicaSet.meta().namespace()).items().stream()
                .map(Pod::new);
        return pods.filter(pod -> replicaSet.owns(pod) && !pod.meta().isDeleting())
                .toList();
    }

    private Optional<Duration> nextAvailable(ReplicaSet replicaSet, List<Pod> pods) {
        Instant now = clock.instant();
        return pods.stream()
                .flatMap(pod -> pod.readySince().stream())
                .map(since -> since.plus(replicaSet.minReady()))
                .filter(available -> available.isAfter(now))
                .min(Instant::compareTo)
                .map(available -> Duration.between(now, available).plusMillis(1));
    }
}
