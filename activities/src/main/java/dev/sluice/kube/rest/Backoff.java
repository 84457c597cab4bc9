package dev.sluice.kube.rest;

import java.time.Duration;

/** Waits that double from 100 ms to 2 s, so that an API server that comes back is found soon. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Duration next = FIRST;

    Duration next() {
        Duration current = next;
        Duration doubled = current.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return current;
    }

    void reset() {
        next = FIRST;
    }
}
