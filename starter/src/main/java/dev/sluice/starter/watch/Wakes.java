package dev.sluice.starter.watch;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.kube.Key;
import dev.sluice.starter.timing.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What the runs that this process carries out are doing: which objects they have planned, and whether they are still
 * acting on a plan. It keeps the doorbell from ringing for the echo of our own writes, and for what a run has seen and
 * knows better, such as an action that waits for its next try.
 */
final class Wakes {
    /** A wake that has not planned again for so long is no reason to keep quiet. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** A command is one write. */
    private static final Duration COMMAND = Duration.ofSeconds(2);

    private final Timers timers;
    private final Sight sight;
    private final WatchMeters meters;
    private final ConcurrentHashMap<Key, Wake> wakes = new ConcurrentHashMap<>();
    private volatile Consumer<Key> ended = key -> {};

    Wakes(Timers timers, Sight sight, WatchMeters meters) {
        this.timers = timers;
        this.sight = sight;
        this.meters = meters;
    }

    /**
     * One Rollout's.
     *
     * @param planned how new the objects were that the run last planned
     * @param sets uids of the ReplicaSets that were there when it began to; a deletion leaves no newer object behind
     * @param busyUntil the instant of that plan when nothing was left to do
     * @param rings those sent that no plan has answered yet
     */
    private record Wake(Freshness planned, List<String> sets, Instant busyUntil, int rings) {
        static final Wake NONE = new Wake(Freshness.NONE, List.of(), Instant.EPOCH, 0);
    }

    /** Whom to tell when a wake has ended. */
    void whenEnded(Consumer<Key> listener) {
        ended = listener;
    }

    /** A ring is being sent; the run's answer may come before the sending is over. */
    void ringing(Key key) {
        count(key, 1);
    }

    /** The ring could not be sent. */
    void notRung(Key key) {
        count(key, -1);
    }

    private void count(Key key, int change) {
        wakes.compute(key, (same, known) -> {
            Wake wake = known == null ? Wake.NONE : known;
            return new Wake(wake.planned, wake.sets, wake.busyUntil, Math.max(0, wake.rings + change));
        });
    }

    /** A run of this process begins to plan. Answers what {@link #planned} needs to be told when it has. */
    List<String> planning(Key key) {
        return sight.look(key, timers.now()).map(Wakes::sets).orElse(List.of());
    }

    /**
     * A run of this process has planned; with nothing to do its wake is over.
     *
     * @param sets what {@link #planning} answered
     */
    void planned(Key key, List<String> sets, Plan plan) {
        Instant now = timers.now();
        boolean over = plan.actions().isEmpty();
        Wake before = wakes.put(key, new Wake(plan.seen(), sets, over ? now : now.plus(LONGEST), 0));
        if (over) {
            meters.ringsWithoutEffect(before == null ? 0 : before.rings());
            ended.accept(key);
        }
    }

    /** A run of this process writes a command to the object, and plans again when it has. */
    void commanding(Key key) {
        wakes.compute(key, (same, known) -> {
            Wake wake = known == null ? Wake.NONE : known;
            return new Wake(wake.planned, wake.sets, timers.now().plus(COMMAND), wake.rings);
        });
    }

    /** Until when the wake may go on; empty when there is none. */
    Optional<Instant> busyUntil(Key key) {
        return Optional.of(wakes.getOrDefault(key, Wake.NONE).busyUntil()).filter(timers.now()::isBefore);
    }

    /** Whether a run of this process has already planned just these objects, or newer ones. */
    boolean knows(Key key, Observation seen) {
        Wake wake = wakes.getOrDefault(key, Wake.NONE);
        return !wake.planned().versions().isEmpty()
                && wake.planned().and(seen.seen()).equals(wake.planned())
                && sets(seen).containsAll(wake.sets());
    }

    void forget(Key key) {
        wakes.remove(key);
    }

    private static List<String> sets(Observation seen) {
        return seen.replicaSets().stream().map(set -> set.meta().uid()).toList();
    }
}
