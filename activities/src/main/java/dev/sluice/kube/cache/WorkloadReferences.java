package dev.sluice.kube.cache;

import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.kube.Key;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** Which Rollouts refer to which workloads. */
final class WorkloadReferences {
    private final ConcurrentMap<WorkloadPlace, Set<Key>> rollouts = new ConcurrentHashMap<>();

    void add(WorkloadPlace place, Key rollout) {
        rollouts.compute(place, (same, known) -> {
            Set<Key> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(rollout);
            return all;
        });
    }

    void remove(WorkloadPlace place, Key rollout) {
        rollouts.computeIfPresent(place, (same, known) -> {
            known.remove(rollout);
            return known.isEmpty() ? null : known;
        });
    }

    boolean contains(WorkloadPlace place) {
        return rollouts.containsKey(place);
    }

    /** In no order. */
    List<Key> of(WorkloadPlace place) {
        return List.copyOf(rollouts.getOrDefault(place, Set.of()));
    }

    /** The workloads of this kind that are referred to, in no order. */
    Stream<WorkloadPlace> places(WorkloadKind kind) {
        return rollouts.keySet().stream().filter(place -> place.kind() == kind);
    }
}
