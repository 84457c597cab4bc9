package dev.sluice.workflow.call;

import java.time.Duration;

/** How long to wait after failures in a row: doubling from the first wait to the longest. */
public record Backoff(Duration first, Duration longest) {
    public static final Backoff OBSERVATION = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));
    public static final Backoff ACTION = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
    public static final Backoff COMMAND = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));
    public static final Backoff CONFLICT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    public static final Backoff OVERDUE = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(60));

    private static final int MOST_DOUBLINGS = 20;

    /**
     * The wait after this many failures.
     *
     * @param failures in a row, at least 1
     */
    public Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
