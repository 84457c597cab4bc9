package dev.sluice.metrics.http;

import java.time.Duration;

/**
 * Bounds of every call.
 *
 * @param bytes most of an answer's body, unpacked
 * @param longest for a call with all its redirects; a call may ask for less
 */
public record HttpLimits(long bytes, Duration longest) {
    /** 1 MiB and five minutes. */
    public static final HttpLimits USUAL = new HttpLimits(1 << 20, Duration.ofMinutes(5));

    public HttpLimits {
        if (bytes <= 0 || longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("limits must be positive: " + bytes + " bytes, " + longest);
        }
    }
}
