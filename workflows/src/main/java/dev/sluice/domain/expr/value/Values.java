package dev.sluice.domain.expr.value;

import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.json.Json;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Makes of what callers have the values that expressions work on. */
public final class Values {
    private Values() {}

    /**
     * The value as expressions have it: whole numbers are Long, others Double, an instant is a time in UTC. Numbers of a
     * {@link Json} tree are all Double.
     *
     * @throws IllegalArgumentException for what is no value of expressions
     * @throws dev.sluice.domain.expr.ExprException when lists and maps are nested too deeply
     */
    public static @Nullable Object of(@Nullable Object value) {
        return of(value, 0);
    }

    private static @Nullable Object of(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case String text -> text;
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            case Float real -> real.doubleValue();
            case Double real -> real;
            case Json json -> ofJson(json, depth);
            case Bytes bytes -> bytes;
            case byte[] bytes -> new Bytes(bytes);
            case List<?> list -> ofList(list, Budget.deeper(depth));
            case SequencedMap<?, ?> map -> ofMap(map, Budget.deeper(depth));
            case Instant instant -> instant.atZone(ZoneOffset.UTC);
            default -> other(value);
        };
    }

    private static Object other(Object value) {
        boolean known = value instanceof ZonedDateTime
                || value instanceof Duration
                || value instanceof ZoneId
                || value instanceof Month
                || value instanceof DayOfWeek
                || value instanceof ExprFunction;
        if (!known) {
            throw new IllegalArgumentException("no value of expressions: " + value.getClass());
        }
        return value;
    }

    private static @Nullable Object ofJson(Json json, int depth) {
        return switch (json) {
            case Json.Null ignored -> null;
            case Json.Bool(boolean value) -> value;
            case Json.Str(String value) -> value;
            case Json.Num number -> number.value().doubleValue();
            case Json.Arr array -> ofList(array.elements(), Budget.deeper(depth));
            case Json.Obj object -> ofMap(object.fields(), Budget.deeper(depth));
        };
    }

    private static List<@Nullable Object> ofList(List<?> list, int depth) {
        List<@Nullable Object> values = new ArrayList<>(list.size());
        list.forEach(element -> values.add(of(element, depth)));
        return Collections.unmodifiableList(values);
    }

    private static SequencedMap<Object, @Nullable Object> ofMap(SequencedMap<?, ?> map, int depth) {
        SequencedMap<Object, @Nullable Object> values = new LinkedHashMap<>();
        map.sequencedEntrySet()
                .forEach(entry -> values.put(String.valueOf(entry.getKey()), of(entry.getValue(), depth)));
        return Collections.unmodifiableSequencedMap(values);
    }
}
