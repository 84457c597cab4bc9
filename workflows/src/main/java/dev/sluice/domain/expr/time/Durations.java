package dev.sluice.domain.expr.time;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.rollout.GoDuration;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZonedDateTime;

/** Durations as Go has them: nanoseconds in a long, which wraps around. */
public final class Durations {
    private static final long SECOND = 1_000_000_000L;

    private Durations() {}

    /** The nanoseconds, which fit since every duration here was made of a long of them. */
    public static long nanos(Duration length) {
        return length.getSeconds() * SECOND + length.getNano();
    }

    /**
     * The duration in a text such as {@code 1h30m}.
     *
     * @throws ExprException when there is none
     */
    public static Duration parse(String text) {
        return GoDuration.parse(text)
                .orElseThrow(() -> ExprException.of("invalid duration \"" + shortened(text) + "\""));
    }

    /** From one time to another; beyond 292 years the longest there is. */
    public static Duration between(ZonedDateTime from, ZonedDateTime to) {
        Duration length = Duration.between(from, to);
        Duration longest = Duration.ofNanos(length.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE);
        return length.abs().compareTo(longest.abs()) > 0 ? longest : length;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** As Go prints it: {@code 1h0m0s}, {@code 1.5s}, {@code 20ms}, {@code 0s}. */
    public static String text(Duration length) {
        long nanos = nanos(length);
        if (nanos == 0) {
            return "0s";
        }
        BigDecimal size = BigDecimal.valueOf(nanos).abs();
        return (nanos < 0 ? "-" : "") + (size.longValue() < SECOND && size.longValue() > 0 ? small(size) : large(size));
    }

    private static String small(BigDecimal nanos) {
        if (nanos.longValue() < 1_000) {
            return plain(nanos) + "ns";
        }
        return nanos.longValue() < 1_000_000
                ? plain(nanos.movePointLeft(3)) + "µs"
                : plain(nanos.movePointLeft(6)) + "ms";
    }

    private static String large(BigDecimal nanos) {
        BigDecimal[] minutes = nanos.movePointLeft(9).divideAndRemainder(BigDecimal.valueOf(60));
        long whole = minutes[0].longValue();
        String seconds = plain(minutes[1]) + "s";
        if (whole == 0) {
            return seconds;
        }
        return whole < 60 ? whole + "m" + seconds : whole / 60 + "h" + whole % 60 + "m" + seconds;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Down to a multiple of the unit; unchanged when the unit is not positive. */
    public static Duration truncate(Duration length, Duration unit) {
        long step = nanos(unit);
        return step <= 0 ? length : Duration.ofNanos(nanos(length) - nanos(length) % step);
    }

    /** To the nearest multiple of the unit, halves away from zero; unchanged when the unit is not positive. */
    public static Duration round(Duration length, Duration unit) {
        long step = nanos(unit);
        if (step <= 0) {
            return length;
        }
        long rest = nanos(length) % step;
        long away = rest < 0 ? -step : step;
        boolean up = Math.abs(rest) >= step - Math.abs(rest);
        return Duration.ofNanos(nanos(length) - rest + (up ? away : 0));
    }
}
