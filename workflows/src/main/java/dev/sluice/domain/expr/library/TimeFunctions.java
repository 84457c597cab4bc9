package dev.sluice.domain.expr.library;

import static dev.sluice.domain.expr.function.Parameter.TEXT;
import static dev.sluice.domain.expr.function.Parameter.TEXT_OR_ZONE;
import static dev.sluice.domain.expr.function.Parameter.ZONE;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.time.Durations;
import dev.sluice.domain.expr.time.LayoutReader;
import dev.sluice.domain.expr.time.Zones;
import dev.sluice.domain.expr.type.Type.Simple;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** The functions that make times, durations and zones. */
final class TimeFunctions {
    private static final int READING = 200;

    static final List<ExprFunction> ALL = List.of(
            ExprFunction.of("now", Simple.TIME, TimeFunctions::now, ZONE).needing(0),
            ExprFunction.of("duration", Simple.DURATION, TimeFunctions::duration, TEXT),
            ExprFunction.of("date", Simple.TIME, TimeFunctions::date, TEXT_OR_ZONE, TEXT, TEXT)
                    .needing(1),
            ExprFunction.of("timezone", Simple.ZONE, a -> Zones.of(a.text(0)), TEXT));

    private TimeFunctions() {}

    private static ZonedDateTime now(Arguments a) {
        a.budget().steps(4);
        return a.now().atZone(a.has(0) ? a.as(ZoneId.class, 0) : ZoneOffset.UTC);
    }

    private static Object duration(Arguments a) {
        a.budget().steps(READING / 4);
        return Durations.parse(a.text(0));
    }

    private static ZonedDateTime date(Arguments a) {
        a.budget().steps(READING);
        a.budget().characters(1_000);
        boolean zoneFirst = a.value(0) instanceof ZoneId;
        int text = zoneFirst ? 1 : 0;
        if (!a.has(text)) {
            throw ExprException.of("not enough arguments to call date");
        }
        ZoneId zone = zoneFirst ? a.as(ZoneId.class, 0) : a.has(2) ? Zones.of(a.text(2)) : ZoneOffset.UTC;
        return a.has(text + 1)
                ? LayoutReader.read(a.text(text), a.text(text + 1), zone)
                : LayoutReader.read(a.text(text), zone);
    }
}
