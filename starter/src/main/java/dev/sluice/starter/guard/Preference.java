package dev.sluice.starter.guard;

import java.time.Duration;

/** Whether this process goes first: it acts at once where others wait a second, and speaks for all in metrics. */
@FunctionalInterface
public interface Preference {
    Duration OTHERS_FIRST = Duration.ofSeconds(1);

    boolean preferred();

    /** How long to leave something to the preferred process. */
    default Duration delay() {
        return preferred() ? Duration.ZERO : OTHERS_FIRST;
    }
}
