package dev.sluice.domain.release;

import dev.sluice.domain.rollout.ReplicaSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * How long ReplicaSets that went out of use are kept: each until its time, the newest first and no more than so many; the
 * others go at once (spec 3.4, "scaleDownDelayHelper").
 *
 * @param most how many may be kept at once
 */
public record Retention(int most, Instant now) {

    /**
     * What is to be written.
     *
     * @param unused sets with pods, in any order
     * @param deadline until when a set is kept; empty for not at all
     * @param size of a set that is kept
     */
    public List<Sizing> of(
            List<ReplicaSet> unused, Function<ReplicaSet, Optional<Instant>> deadline, ToIntFunction<ReplicaSet> size) {
        List<Sizing> sizings = new ArrayList<>();
        int kept = 0;
        for (ReplicaSet set : newestFirst(unused)) {
            Optional<Instant> end = deadline.apply(set).filter(now::isBefore);
            boolean keep = end.isPresent() && kept < most;
            kept += keep ? 1 : 0;
            sizings.add(keep ? new Sizing(set, size.applyAsInt(set), "old", end) : new Sizing(set, 0, "old"));
        }
        return sizings.stream().filter(Retention::isNews).toList();
    }

    private static List<ReplicaSet> newestFirst(List<ReplicaSet> sets) {
        return sets.stream()
                .sorted(Comparator.comparingInt(ReplicaSet::revision).reversed())
                .toList();
    }

    /** An old set is not touched for the sake of its annotation about the wanted size. */
    private static boolean isNews(Sizing sizing) {
        return sizing.needed(sizing.set().desiredReplicas().orElse(-1));
    }
}
