package dev.sluice.starter.upkeep;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts how often an action failed in a row: the next try is 1 s later, then twice as long, up to 5 min. */
final class Setback {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 20;

    private Setback() {}

    static Trouble of(Optional<Trouble> before, Action action, String code, String why, Instant now) {
        int failures = 1
                + before.filter(known -> known.actionKey().equals(action.key()))
                        .map(Trouble::failures)
                        .orElse(0);
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Instant next = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        return new Trouble(action.key(), failures, code, why, next);
    }
}
