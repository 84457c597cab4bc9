package dev.sluice.starter.demo;

import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.cluster.Changes;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.show.LiveSurroundings;
import dev.sluice.starter.view.RolloutView;
import dev.sluice.starter.view.Screen;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;

/** A Rollout and all that belongs to it, before the reader's eyes. */
final class LiveTree implements AutoCloseable {
    private static final Duration SETTLE = Duration.ofMillis(100);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final InstantSource clock = InstantSource.system();
    private final Changes changes = new Changes();
    private final LiveSurroundings live;
    private final Picture picture;

    /** Follows the Rollout from now on. */
    LiveTree(Cluster cluster, String name, Picture picture) {
        this.live = new LiveSurroundings(cluster, name, changes);
        this.picture = picture;
    }

    Picture picture() {
        return picture;
    }

    /** Looks again: something has happened that may end a wait. */
    void nudge() {
        changes.report();
    }

    /** The Rollout as it is now. */
    RolloutView view() {
        return Screen.of(live.read(), clock.instant());
    }

    /**
     * Shows the Rollout until something is so.
     *
     * @param limit how long that may take
     * @return false when it was not so within the limit
     */
    boolean until(Predicate<RolloutView> reached, Duration limit) {
        Instant end = clock.instant().plus(limit);
        while (true) {
            RolloutView view = view();
            picture.show(view);
            if (reached.test(view)) {
                return true;
            }
            Duration left = Duration.between(clock.instant(), end);
            if (!left.isPositive()) {
                return false;
            }
            await(left.compareTo(TICK) < 0 ? left : TICK);
        }
    }

    private void await(Duration most) {
        if (changes.await(most)) {
            new Changes().await(SETTLE);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CommandFailed("interrupted");
        }
    }

    @Override
    public void close() {
        live.close();
    }
}
