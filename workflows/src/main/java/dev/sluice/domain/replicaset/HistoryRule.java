package dev.sluice.domain.replicaset;

import dev.sluice.domain.rollout.ReplicaSet;
import java.util.List;

/** Which old ReplicaSets are beyond the revision history limit and may go (spec 3.2). */
public final class HistoryRule {
    private HistoryRule() {}

    /** The oldest beyond the limit; one that still has pods, or is not settled, is kept for now. */
    public static List<ReplicaSet> surplus(ReplicaSets sets, int limit) {
        List<ReplicaSet> alive =
                sets.others().stream().filter(set -> !set.meta().deleting()).toList();
        return alive.stream()
                .limit(Math.max(0, alive.size() - limit))
                .filter(set -> !set.hasPods() && set.observed())
                .toList();
    }
}
