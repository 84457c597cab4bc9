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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the runs that this process carries out are doing: which objects they have planned, and whether they are still
 * acting on a plan. It keeps the doorbell from ringing for the echo of our own writes, and for what a run has seen and
 * knows better, such as an action that waits for its next try.
 */
final class Wakes {
    /** A wake that has not planned again for so long is no reason to keep quiet. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** The cache is mostly so far behind what a run has read past it. */
    private static final Duration ECHO = Duration.ofMillis(50);

    /** A command is one write. */
    private static final Duration COMMAND = Duration.ofSeconds(2);

    /** A ring is given so long to be answered here; what changes before the run looks, it sees. */
    private static final Duration ANSWER = Duration.ofMillis(150);

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
     * @param busyUntil when to look again though the wake has not ended
     * @param rings those sent since the run last began to plan
     * @param rung when the last of them was sent
     */
    private record Wake(Freshness planned, List<String> sets, Instant busyUntil, int rings, Instant rung) {
        static final Wake NONE = new Wake(Freshness.NONE, List.of(), Instant.EPOCH, 0, Instant.EPOCH);

        Wake busy(Instant until) {
            return new Wake(planned, sets, until, rings, rung);
        }

        Wake rings(int count, Instant last) {
            return new Wake(planned, sets, busyUntil, count, last);
        }
    }

    /**
     * A run has begun to plan.
     *
     * @param sets uids of the ReplicaSets that are there
     * @param rings those that this plan answers
     */
    record Look(List<String> sets, int rings) {}

    /** Whom to tell when a wake has ended. */
    void whenEnded(Consumer<Key> listener) {
        ended = listener;
    }

    /** A ring is being sent; the run's answer may come before the sending is over. */
    void ringing(Key key) {
        change(key, wake -> wake.rings(wake.rings() + 1, timers.now()));
    }

    /** The ring could not be sent. */
    void notRung(Key key) {
        change(key, wake -> wake.rings(Math.max(0, wake.rings() - 1), Instant.EPOCH));
    }

    /** A run of this process writes a command to the object, and plans again when it has. */
    void commanding(Key key) {
        change(key, wake -> wake.busy(later(wake.busyUntil(), COMMAND)));
    }

    /** A run of this process begins to plan. The answer is handed to {@link #planned} or {@link #failed}. */
    Look planning(Key key) {
        List<String> sets = sight.look(key, timers.now()).map(Wakes::sets).orElse(List.of());
        AtomicInteger rings = new AtomicInteger();
        change(key, wake -> {
            rings.set(wake.rings());
            return wake.busy(later(wake.busyUntil(), LONGEST)).rings(0, Instant.EPOCH);
        });
        return new Look(sets, rings.get());
    }

    /** A run of this process has planned; with nothing to do its wake is over. */
    void planned(Key key, Look look, Plan plan) {
        boolean over = plan.actions().isEmpty();
        Instant until = over ? timers.now() : timers.now().plus(LONGEST);
        change(key, wake -> new Wake(plan.seen(), look.sets(), until, wake.rings(), wake.rung()));
        if (over) {
            meters.ringsWithoutEffect(look.rings());
            ended.accept(key);
        }
    }

    /** A run of this process could not plan. */
    void failed(Key key) {
        change(key, wake -> wake.busy(timers.now()));
        ended.accept(key);
    }

    private void change(Key key, UnaryOperator<Wake> change) {
        wakes.compute(key, (same, known) -> change.apply(known == null ? Wake.NONE : known));
    }

    private Instant later(Instant one, Duration fromNow) {
        Instant other = timers.now().plus(fromNow);
        return one.isAfter(other) ? one : other;
    }

    /** Until when the last ring may still be answered by a run of this process; in the past when none is. */
    Instant answerBy(Key key) {
        return wakes.getOrDefault(key, Wake.NONE).rung().plus(ANSWER);
    }

    /** When to look again, because a wake goes on or has seen what is not yet seen here; empty to look now. */
    Optional<Instant> busyUntil(Key key) {
        Wake wake = wakes.getOrDefault(key, Wake.NONE);
        Instant now = timers.now();
        if (now.isBefore(wake.busyUntil())) {
            return Optional.of(wake.busyUntil());
        }
        boolean waits = now.isBefore(wake.busyUntil().plus(LONGEST)) && isAhead(wake);
        return waits ? Optional.of(now.plus(ECHO)) : Optional.empty();
    }

    private boolean isAhead(Wake wake) {
        Freshness here = sight.newest();
        return !here.and(wake.planned()).equals(here);
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
