package dev.sluice.starter.timing;

import java.time.Duration;
import java.time.Instant;

/**
 * How often something may be done: the first time at once, then 100 ms later, twice as long after each time that follows
 * closely, up to 1 s; from the start again after a quiet spell of two such gaps.
 *
 * @param last when it was last done
 * @param gap what has to lie between then and the next time
 */
public record Pace(Instant last, Duration gap) {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** Never done yet. */
    public static final Pace REST = new Pace(Instant.EPOCH, Duration.ZERO);

    /** The earliest next time. */
    public Instant next() {
        return last.plus(gap);
    }

    /** The pace after it was done now. */
    public Pace done(Instant now) {
        boolean quiet = !now.isBefore(last.plus(gap.multipliedBy(2)));
        Duration wider = quiet ? SHORTEST : gap.multipliedBy(2);
        return new Pace(now, wider.compareTo(LONGEST) < 0 ? wider : LONGEST);
    }
}
