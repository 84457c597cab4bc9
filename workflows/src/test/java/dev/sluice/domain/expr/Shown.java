package dev.sluice.domain.expr;

import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.time.Durations;
import dev.sluice.domain.expr.time.GoLayout;
import dev.sluice.domain.expr.time.Times;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as the tables of these tests write them: 5 is an int, 5.0 a float, texts are JSON. */
final class Shown {
    private Shown() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "nil";
            case String text -> ExprJson.write(text);
            case List<?> list -> list.stream().map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
            case SequencedMap<?, ?> map ->
                map.sequencedEntrySet().stream()
                        .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case ZonedDateTime time -> GoLayout.RFC3339_NANO.format(time);
            case Duration length -> Durations.text(length);
            case ZoneId zone -> "zone " + Times.name(zone);
            case Month month -> "month " + month.getValue();
            case DayOfWeek day -> "weekday " + day.getValue() % 7;
            case ExprFunction function -> "function " + function.name();
            default -> value.toString();
        };
    }
}
