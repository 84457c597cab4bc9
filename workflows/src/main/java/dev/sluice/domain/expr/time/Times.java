package dev.sluice.domain.expr.time;

import java.math.BigInteger;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Computes with times as Go does. */
public final class Times {
    private static final ZonedDateTime ZERO = ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);

    private Times() {}

    /** Whole units since 1970, of which a second has so many; wraps around. */
    public static long since1970(ZonedDateTime time, int perSecond) {
        return time.toEpochSecond() * perSecond + time.getNano() / (1_000_000_000 / perSecond);
    }

    public static ZonedDateTime inUtc(ZonedDateTime time) {
        return time.withZoneSameInstant(ZoneOffset.UTC);
    }

    /** The zone's name; a mere offset has none. */
    public static String name(ZoneId zone) {
        if (zone.normalized().equals(ZoneOffset.UTC)) {
            return "UTC";
        }
        return zone instanceof ZoneOffset ? "" : zone.getId();
    }

    public static boolean isSummer(ZonedDateTime time) {
        return time.getZone().getRules().isDaylightSavings(time.toInstant());
    }

    /** Whether it is the beginning of year 1. */
    public static boolean isZero(ZonedDateTime time) {
        return time.isEqual(ZERO);
    }

    /** So many years, months and days later; the 31st of a month that has 30 days is the 1st of the next. */
    public static ZonedDateTime plus(ZonedDateTime time, long years, long months, long days) {
        long later = Math.addExact(time.getDayOfMonth() - 1L, days);
        return time.withDayOfMonth(1).plusYears(years).plusMonths(months).plusDays(later);
    }

    /** Down to a multiple of the unit since year 1; unchanged when the unit is not positive. */
    public static ZonedDateTime truncate(ZonedDateTime time, Duration unit) {
        return Durations.nanos(unit) <= 0 ? time : time.minusNanos(rest(time, unit));
    }

    /** To the nearest multiple of the unit since year 1, halves up; unchanged when the unit is not positive. */
    public static ZonedDateTime round(ZonedDateTime time, Duration unit) {
        long step = Durations.nanos(unit);
        if (step <= 0) {
            return time;
        }
        long rest = rest(time, unit);
        return rest < step - rest ? time.minusNanos(rest) : time.plusNanos(step - rest);
    }

    private static long rest(ZonedDateTime time, Duration unit) {
        Duration since = Duration.between(ZERO, time);
        BigInteger nanos =
                BigInteger.valueOf(since.getSeconds()).multiply(NANOS).add(BigInteger.valueOf(since.getNano()));
        return nanos.mod(BigInteger.valueOf(Durations.nanos(unit))).longValue();
    }
}
