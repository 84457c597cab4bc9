package dev.sluice.domain.release;

import dev.sluice.domain.rollout.ReplicaSet;
import java.time.Instant;
import java.util.Optional;

/**
 * A ReplicaSet and the size it gets now; the same size as it has only refreshes its annotations.
 *
 * @param role what the set is to the release, in a word
 * @param deadline until when it is kept from now on; empty for no such end
 */
public record Sizing(ReplicaSet set, int size, String role, Optional<Instant> deadline) {

    /** A size for a set that no deadline is set for. */
    public Sizing(ReplicaSet set, int size, String role) {
        this(set, size, role, Optional.empty());
    }

    boolean changes() {
        return set.replicas() != size;
    }

    /** Whether anything of the set is to be written. An old set's annotation about the wanted size alone is no reason. */
    public boolean needed(int desired) {
        return changes()
                || set.desiredReplicas().orElse(-1) != desired
                || !set.scaleDownDeadline().equals(deadline);
    }
}
