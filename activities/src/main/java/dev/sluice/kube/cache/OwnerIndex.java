package dev.sluice.kube.cache;

import dev.sluice.domain.rollout.ReplicaSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ReplicaSets by the uid of their controller, or by namespace those that have none; oldest first. Lists that are handed out never change. */
final class OwnerIndex {
    private final ConcurrentMap<String, List<ReplicaSet>> byOwner = new ConcurrentHashMap<>();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();

    List<ReplicaSet> ownedBy(String ownerUid) {
        return byOwner.getOrDefault(ownerUid, List.of());
    }

    List<ReplicaSet> unowned(String namespace) {
        return byOwner.getOrDefault(OwnedSet.unowned(namespace), List.of());
    }

    /** Leaves out a set that is known to be gone, until its watch says so too. */
    void hide(String ownerUid, String uid) {
        byOwner.computeIfPresent(ownerUid, (owner, sets) -> {
            if (sets.stream().anyMatch(set -> set.meta().uid().equals(uid))) {
                hidden.add(uid);
            }
            return ordered(without(uid, sets));
        });
    }

    /** Puts one set in the place of another; with only one of them given it appears or goes. */
    void replace(Optional<OwnedSet> before, Optional<OwnedSet> after) {
        before.filter(old -> !after.map(OwnedSet::place).equals(Optional.of(old.place())))
                .ifPresent(old -> byOwner.computeIfPresent(old.place(), (owner, sets) -> {
                    hidden.remove(uid(old));
                    return ordered(without(uid(old), sets));
                }));
        after.ifPresent(now -> byOwner.compute(now.place(), (owner, sets) -> {
            Stream<ReplicaSet> others =
                    without(before.map(OwnerIndex::uid).orElse(""), sets == null ? List.of() : sets);
            return ordered(hidden.contains(uid(now)) ? others : Stream.concat(others, Stream.of(now.set())));
        }));
    }

    private static String uid(OwnedSet owned) {
        return owned.set().meta().uid();
    }

    private static Stream<ReplicaSet> without(String uid, List<ReplicaSet> sets) {
        return sets.stream().filter(set -> !set.meta().uid().equals(uid));
    }

    private static @Nullable List<ReplicaSet> ordered(Stream<ReplicaSet> sets) {
        List<ReplicaSet> list = sets.sorted(OwnedSet.OLDEST_FIRST).toList();
        return list.isEmpty() ? null : list;
    }
}
