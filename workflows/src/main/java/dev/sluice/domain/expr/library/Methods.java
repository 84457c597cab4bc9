package dev.sluice.domain.expr.library;

import static dev.sluice.domain.expr.function.Parameter.DURATION;
import static dev.sluice.domain.expr.function.Parameter.INT;
import static dev.sluice.domain.expr.function.Parameter.MONTH;
import static dev.sluice.domain.expr.function.Parameter.TEXT;
import static dev.sluice.domain.expr.function.Parameter.TIME;
import static dev.sluice.domain.expr.function.Parameter.WEEKDAY;
import static dev.sluice.domain.expr.function.Parameter.ZONE;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.function.ExprFunction.Body;
import dev.sluice.domain.expr.function.Parameter;
import dev.sluice.domain.expr.time.Durations;
import dev.sluice.domain.expr.time.GoLayout;
import dev.sluice.domain.expr.time.Times;
import dev.sluice.domain.expr.type.Type;
import dev.sluice.domain.expr.type.Type.Simple;
import dev.sluice.domain.expr.value.GoText;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The methods of times, durations, zones, months and weekdays; what they are called on is their first argument. */
public final class Methods {
    private static final int FORMATTING = 100;
    private static final int LONGEST_LAYOUT = 256;

    private static final SequencedMap<String, ExprFunction> OF_TIMES = Builtins.byName(List.of(
            whole("Year", a -> time(a).getYear()),
            ExprFunction.of("Month", Simple.MONTH, a -> time(a).getMonth(), TIME),
            whole("Day", a -> time(a).getDayOfMonth()),
            whole("Hour", a -> time(a).getHour()),
            whole("Minute", a -> time(a).getMinute()),
            whole("Second", a -> time(a).getSecond()),
            whole("Nanosecond", a -> time(a).getNano()),
            whole("YearDay", a -> time(a).getDayOfYear()),
            whole("ISOWeek", a -> time(a).get(IsoFields.WEEK_BASED_YEAR)),
            ExprFunction.of("Weekday", Simple.WEEKDAY, a -> time(a).getDayOfWeek(), TIME),
            whole("Unix", a -> time(a).toEpochSecond()),
            whole("UnixMilli", a -> Times.since1970(time(a), 1_000)),
            whole("UnixMicro", a -> Times.since1970(time(a), 1_000_000)),
            whole("UnixNano", a -> Times.since1970(time(a), 1_000_000_000)),
            ExprFunction.of("Format", Simple.TEXT, Methods::format, TIME, TEXT),
            text(TIME),
            ExprFunction.of("In", Simple.TIME, a -> time(a).withZoneSameInstant(a.as(ZoneId.class, 1)), TIME, ZONE),
            ExprFunction.of("UTC", Simple.TIME, a -> Times.inUtc(time(a)), TIME),
            ExprFunction.of("Local", Simple.TIME, a -> Times.inUtc(time(a)), TIME),
            ExprFunction.of("Location", Simple.ZONE, a -> time(a).getZone(), TIME),
            ExprFunction.of("Zone", Simple.TEXT, a -> new GoLayout("MST").format(time(a)), TIME),
            ExprFunction.of("IsDST", Simple.BOOL, a -> Times.isSummer(time(a)), TIME),
            ExprFunction.of("IsZero", Simple.BOOL, a -> Times.isZero(time(a)), TIME),
            ExprFunction.of("Add", Simple.TIME, a -> time(a).plus(length(a, 1)), TIME, DURATION),
            ExprFunction.of("AddDate", Simple.TIME, Methods::addDate, TIME, INT, INT, INT),
            ExprFunction.of("Sub", Simple.DURATION, a -> Durations.between(other(a), time(a)), TIME, TIME),
            ExprFunction.of("Truncate", Simple.TIME, a -> Times.truncate(time(a), length(a, 1)), TIME, DURATION),
            ExprFunction.of("Round", Simple.TIME, a -> Times.round(time(a), length(a, 1)), TIME, DURATION),
            ExprFunction.of("Before", Simple.BOOL, a -> compare(a) < 0, TIME, TIME),
            ExprFunction.of("After", Simple.BOOL, a -> compare(a) > 0, TIME, TIME),
            ExprFunction.of("Equal", Simple.BOOL, a -> compare(a) == 0, TIME, TIME),
            ExprFunction.of("Compare", Simple.INT, a -> (long) compare(a), TIME, TIME)));

    private static final SequencedMap<String, ExprFunction> OF_DURATIONS = Builtins.byName(List.of(
            ExprFunction.of("Hours", Simple.FLOAT, a -> nanos(a) / 3.6e12, DURATION),
            ExprFunction.of("Minutes", Simple.FLOAT, a -> nanos(a) / 6e10, DURATION),
            ExprFunction.of("Seconds", Simple.FLOAT, a -> nanos(a) / 1e9, DURATION),
            ExprFunction.of("Milliseconds", Simple.INT, a -> nanos(a) / 1_000_000, DURATION),
            ExprFunction.of("Microseconds", Simple.INT, a -> nanos(a) / 1_000, DURATION),
            ExprFunction.of("Nanoseconds", Simple.INT, Methods::nanos, DURATION),
            ExprFunction.of("Abs", Simple.DURATION, a -> Duration.ofNanos(Math.abs(nanos(a))), DURATION),
            ExprFunction.of(
                    "Round", Simple.DURATION, a -> Durations.round(length(a, 0), length(a, 1)), DURATION, DURATION),
            ExprFunction.of(
                    "Truncate",
                    Simple.DURATION,
                    a -> Durations.truncate(length(a, 0), length(a, 1)),
                    DURATION,
                    DURATION),
            text(DURATION)));

    private static final SequencedMap<String, ExprFunction> OF_ZONES = Builtins.byName(List.of(
            ExprFunction.of("String", Simple.TEXT, a -> Times.name(a.as(ZoneId.class, 0)), ZONE)));
    private static final SequencedMap<String, ExprFunction> OF_MONTHS = Builtins.byName(List.of(text(MONTH)));
    private static final SequencedMap<String, ExprFunction> OF_WEEKDAYS = Builtins.byName(List.of(text(WEEKDAY)));
    private static final SequencedMap<String, ExprFunction> NONE = Builtins.byName(List.of());

    private Methods() {}

    /** The method of this name that values of this type have. */
    public static Optional<ExprFunction> find(Type type, String name) {
        SequencedMap<String, ExprFunction> methods = switch (type) {
            case Simple.TIME -> OF_TIMES;
            case Simple.DURATION -> OF_DURATIONS;
            case Simple.ZONE -> OF_ZONES;
            case Simple.MONTH -> OF_MONTHS;
            case Simple.WEEKDAY -> OF_WEEKDAYS;
            default -> NONE;
        };
        return Optional.ofNullable(methods.get(name));
    }

    /** A number of a time. */
    @FunctionalInterface
    private interface Part {
        long of(Arguments arguments);
    }

    private static ExprFunction whole(String name, Part part) {
        Body body = part::of;
        return ExprFunction.of(name, Simple.INT, body, TIME);
    }

    private static ExprFunction text(Parameter receiver) {
        return ExprFunction.of("String", Simple.TEXT, a -> GoText.of(a.value(0), a.budget()), receiver);
    }

    private static ZonedDateTime time(Arguments a) {
        a.budget().steps(4);
        return a.as(ZonedDateTime.class, 0);
    }

    private static ZonedDateTime other(Arguments a) {
        return a.as(ZonedDateTime.class, 1);
    }

    private static int compare(Arguments a) {
        return Integer.signum(time(a).toInstant().compareTo(other(a).toInstant()));
    }

    private static Duration length(Arguments a, int index) {
        return a.as(Duration.class, index);
    }

    private static long nanos(Arguments a) {
        return Durations.nanos(length(a, 0));
    }

    private static String format(Arguments a) {
        if (a.text(1).length() > LONGEST_LAYOUT) {
            throw ExprException.of("a layout has at most " + LONGEST_LAYOUT + " characters");
        }
        a.budget().steps(FORMATTING + 4L * a.text(1).length());
        a.budget().characters(64L * a.text(1).length());
        return new GoLayout(a.text(1)).format(time(a));
    }

    private static ZonedDateTime addDate(Arguments a) {
        return Times.plus(time(a), a.whole(1), a.whole(2), a.whole(3));
    }
}
