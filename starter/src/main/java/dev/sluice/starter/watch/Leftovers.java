package dev.sluice.starter.watch;

import dev.sluice.kube.Key;
import dev.sluice.starter.runs.Runs;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs that are open though no release goes on: the object is gone, or came to rest by another's hand. Each is told, again
 * and again with a back-off of 5 s to 5 min, until it has closed or a release goes on.
 */
final class Leftovers {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 6;

    private final World world;
    private final Runs runs;
    private final Roster roster;
    private final Set<Key> told = ConcurrentHashMap.newKeySet();

    Leftovers(World world, Runs runs, Roster roster) {
        this.world = world;
        this.runs = runs;
        this.roster = roster;
    }

    /** A run may have been left open; it is told after this time, in which it may close by itself. */
    void left(Key key, Duration wait) {
        if (told.add(key)) {
            later(wait, () -> tell(key, 0));
        }
    }

    private void tell(Key key, int times) {
        if (roster.isInFlight(key) || closed(key)) {
            told.remove(key);
            return;
        }
        later(FIRST.multipliedBy(1L << Math.min(times, DOUBLINGS)), () -> tell(key, times + 1));
    }

    /** A server that does not answer is asked again. */
    private boolean closed(Key key) {
        try {
            return !runs.nudge(key, world.sight().newest());
        } catch (RuntimeException unreachable) {
            return false;
        }
    }

    private void later(Duration wait, Runnable task) {
        world.timers().at(world.timers().now().plus(wait), task);
    }
}
