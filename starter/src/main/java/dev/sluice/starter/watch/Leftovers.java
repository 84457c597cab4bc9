package dev.sluice.starter.watch;

import dev.sluice.kube.Key;
import dev.sluice.starter.runs.Runs;
import dev.sluice.starter.timing.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs that are open though no release goes on: the object is gone, or came to rest by another's hand. Each is told, again
 * and again with a back-off of 5 s to 5 min, until it has closed or a release goes on.
 */
final class Leftovers {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 6;

    /** A process that begins gives the server so long to be reached. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final World world;
    private final Runs runs;
    private final Roster roster;
    private final ConcurrentHashMap<Key, Instant> due = new ConcurrentHashMap<>();
    private final Instant patient;

    Leftovers(World world, Runs runs, Roster roster) {
        this.world = world;
        this.runs = runs;
        this.roster = roster;
        this.patient = world.timers().now().plus(PATIENCE);
    }

    /**
     * Whether a run is open for a Rollout that was never looked at here. None is, where the server does not answer.
     *
     * @throws Outage when it does not answer, and this process has only just begun
     */
    boolean open(Key key) {
        try {
            return runs.find(key).isPresent();
        } catch (Outage e) {
            if (world.timers().now().isBefore(patient)) {
                throw e;
            }
            return false;
        }
    }

    /** A run may have been left open; it is told after this time, in which it may close by itself. */
    void left(Key key, Duration wait) {
        Instant at = world.timers().now().plus(wait);
        Instant first = due.merge(key, at, (known, next) -> next.isBefore(known) ? next : known);
        if (first.equals(at)) {
            at(key, at, 0);
        }
    }

    /** One that was left again before its time has a telling of its own, with a back-off of its own. */
    private void tell(Key key, Instant at, int times) {
        if (!at.equals(due.get(key))) {
            return;
        }
        if (roster.isInFlight(key) || closed(key)) {
            due.remove(key, at);
            return;
        }
        Instant next = at.plus(FIRST.multipliedBy(1L << Math.min(times, DOUBLINGS)));
        if (due.replace(key, at, next)) {
            at(key, next, times + 1);
        }
    }

    /** A server that does not answer is asked again. */
    private boolean closed(Key key) {
        try {
            return !runs.nudge(key, world.sight().newest());
        } catch (RuntimeException unreachable) {
            return false;
        }
    }

    private void at(Key key, Instant when, int times) {
        world.timers().at(when, () -> tell(key, when, times));
    }
}
