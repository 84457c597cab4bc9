package dev.sluice.starter.cli.show;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long a command may watch.
 *
 * @param end {@link Instant#MAX} for no limit
 */
record Deadline(Instant end, InstantSource clock) {
    private static final Duration LONG = Duration.ofDays(1);

    /** @param limit zero for no limit */
    static Deadline after(Duration limit, InstantSource clock) {
        return new Deadline(limit.isZero() ? Instant.MAX : clock.instant().plus(limit), clock);
    }

    boolean passed() {
        return !clock.instant().isBefore(end);
    }

    /** What is left of it, at most {@code most}; never negative. */
    Duration left(Duration most) {
        Instant now = clock.instant();
        if (end.equals(Instant.MAX) || now.plus(most).isBefore(end)) {
            return most;
        }
        return now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO;
    }

    Duration left() {
        return left(LONG);
    }
}
