package dev.sluice.domain.replicaset;

import dev.sluice.domain.rollout.ReplicaSet;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether a release goes back to an earlier version, and whether it may do so at once (spec 3.7, "isFastRollback"). */
public final class RollbackRule {
    private RollbackRule() {}

    /** Whether the current set is the stable one, or older than it. */
    public static boolean rollsBack(ReplicaSets sets) {
        return sets.current().isPresent()
                && sets.stable().isPresent()
                && (sets.distinctStable().isEmpty() || isOlder(sets));
    }

    /** Whether fewer versions than the window were made between the current set and the younger stable one. */
    public static boolean withinWindow(ReplicaSets sets, OptionalInt window) {
        if (window.isEmpty() || !isOlder(sets)) {
            return false;
        }
        Instant after = sets.current().orElseThrow().meta().created();
        Instant before = sets.stable().orElseThrow().meta().created();
        long between = sets.all().stream()
                .map(set -> set.meta().created())
                .filter(created -> created.isAfter(after) && created.isBefore(before))
                .count();
        return between < window.getAsInt();
    }

    /** Whether the current set is older than the stable one, and still kept for its scale-down delay. */
    public static boolean withinDelay(ReplicaSets sets, Instant now) {
        return isOlder(sets)
                && sets.current()
                        .flatMap(ReplicaSet::scaleDownDeadline)
                        .filter(now::isBefore)
                        .isPresent();
    }

    /** Whether an older version comes back for which nothing has to be proved again. */
    public static boolean fast(ReplicaSets sets, OptionalInt window, Instant now) {
        return withinWindow(sets, window) || withinDelay(sets, now);
    }

    /** A set that is yet to be made is older than none. */
    private static boolean isOlder(ReplicaSets sets) {
        Optional<ReplicaSet> made =
                sets.current().filter(set -> !set.meta().uid().isEmpty());
        return made.flatMap(set -> sets.distinctStable()
                        .filter(stable ->
                                set.meta().created().isBefore(stable.meta().created())))
                .isPresent();
    }
}
