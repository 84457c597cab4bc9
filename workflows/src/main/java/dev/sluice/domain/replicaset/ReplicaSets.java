package dev.sluice.domain.replicaset;

import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ReplicaSets of a Rollout by their part.
 *
 * @param all oldest first
 * @param current the one of the spec's template; empty before it is made
 * @param stable the one last promoted; may be the current one
 */
public record ReplicaSets(List<ReplicaSet> all, Optional<ReplicaSet> current, Optional<ReplicaSet> stable) {

    /** Sorts out which set plays which part; the current one has been found already. */
    public static ReplicaSets of(List<ReplicaSet> all, Optional<ReplicaSet> current, Release release) {
        ReplicaSets unsorted = new ReplicaSets(all, current, Optional.empty());
        return new ReplicaSets(all, current, unsorted.withHash(release.stable()));
    }

    /** The stable set when it is not the current one. */
    public Optional<ReplicaSet> distinctStable() {
        return stable.filter(set -> !isCurrent(set));
    }

    /** Those that are neither current nor stable, oldest first. */
    public List<ReplicaSet> others() {
        return all.stream()
                .filter(set -> !isCurrent(set))
                .filter(set -> stable.filter(set::equals).isEmpty())
                .toList();
    }

    /** The one with this hash label; empty when there is none, or the hash is. */
    public Optional<ReplicaSet> withHash(String hash) {
        return all.stream()
                .filter(set -> !hash.isEmpty() && set.hash().equals(hash))
                .findFirst();
    }

    /** All but the stable one. */
    public Stream<ReplicaSet> unstable() {
        return all.stream().filter(set -> stable.filter(set::equals).isEmpty());
    }

    /** When the first of the sets that are kept for a while goes; empty when none is. */
    public Optional<Instant> nextScaleDown(Instant now) {
        return all.stream()
                .flatMap(set -> set.scaleDownDeadline().stream())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    private boolean isCurrent(ReplicaSet set) {
        return current.filter(set::equals).isPresent();
    }
}
