package dev.sluice.workflow.run;

import dev.sluice.workflow.call.Backoff;
import java.time.Duration;
import java.util.Optional;

/** Keeps a run from spinning: looks that follow each other at once are counted, and slowed down when they go on and on. */
final class Pace {
    private static final int MOST_LOOKS = 40;

    private int looks;
    private int conflicts;
    private int failures;

    /** The run has come to a wait of its own. */
    void rested() {
        looks = 0;
        conflicts = 0;
        failures = 0;
    }

    /** How long to hold on after a look that did something; empty for not at all. */
    Optional<Duration> afterWork() {
        conflicts = 0;
        looks++;
        return looks <= MOST_LOOKS ? Optional.empty() : Optional.of(Backoff.CONFLICT.after(looks - MOST_LOOKS));
    }

    /** The first conflict in a row is no reason to hold on. */
    Optional<Duration> afterConflict() {
        looks++;
        conflicts++;
        return conflicts == 1 ? Optional.empty() : Optional.of(Backoff.CONFLICT.after(conflicts - 1));
    }

    /** Whether the planner is to hear of a failure at once; only of the first since the last wait. */
    boolean looksAfterFailure() {
        failures++;
        return failures == 1;
    }
}
