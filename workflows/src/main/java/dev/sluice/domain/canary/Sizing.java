package dev.sluice.domain.canary;

import dev.sluice.domain.rollout.ReplicaSet;

/** A ReplicaSet and the size it gets now; the same size as it has only refreshes its annotations. */
record Sizing(ReplicaSet set, int size, String role) {
    boolean changes() {
        return set.replicas() != size;
    }
}
