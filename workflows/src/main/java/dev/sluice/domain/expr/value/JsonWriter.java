package dev.sluice.domain.expr.value;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.TypeName;
import dev.sluice.domain.expr.time.Durations;
import dev.sluice.domain.expr.time.GoLayout;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON, as Go's library does: keys sorted, {@code <}, {@code >} and {@code &} escaped. */
public final class JsonWriter {
    private static final String INDENT = "  ";

    private final Budget budget;
    private final boolean indented;
    private final StringBuilder out = new StringBuilder();

    private JsonWriter(Budget budget, boolean indented) {
        this.budget = budget;
        this.indented = indented;
    }

    /**
     * The value as JSON of several lines, or of one.
     *
     * @throws ExprException for what JSON cannot hold (a function, NaN), and for what the budget cannot pay
     */
    public static String write(@Nullable Object value, Budget budget, boolean indented) {
        JsonWriter writer = new JsonWriter(budget, indented);
        writer.write(value, 0);
        return writer.out.toString();
    }

    private void write(@Nullable Object value, int depth) {
        budget.characters(4);
        switch (value) {
            case String text -> quote(text);
            case Bytes bytes -> quote(bytes.base64());
            case List<?> list -> list(list, Budget.deeper(depth));
            case SequencedMap<?, ?> map -> map(map, Budget.deeper(depth));
            case null, default -> {
                budget.formats(value);
                out.append(plain(value));
            }
        }
    }

    private static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean truth -> truth.toString();
            case Long whole -> whole.toString();
            case Double real -> real(real);
            case Duration length -> Long.toString(Durations.nanos(length));
            case ZonedDateTime time -> '"' + GoLayout.RFC3339_NANO.format(time) + '"';
            case Month month -> Integer.toString(month.getValue());
            case DayOfWeek day -> Integer.toString(day.getValue() % 7);
            case ZoneId ignored -> "{}";
            default -> throw ExprException.of("no JSON for a value of type " + TypeName.of(value));
        };
    }

    private static String real(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw ExprException.of("no JSON for the number " + GoFloat.text(value));
        }
        return GoFloat.json(value);
    }

    private void list(List<?> list, int depth) {
        String between = "[";
        for (Object element : list) {
            out.append(between);
            newLine(depth);
            write(element, depth);
            between = ",";
        }
        close(list.isEmpty(), "[]", "]", depth);
    }

    private void map(SequencedMap<?, ?> map, int depth) {
        String between = "{";
        for (Object key : GoText.MapKeys.sorted(map, budget)) {
            out.append(between);
            newLine(depth);
            quote(GoText.of(key, budget));
            out.append(indented ? ": " : ":");
            write(map.get(key), depth);
            between = ",";
        }
        close(map.isEmpty(), "{}", "}", depth);
    }

    private void close(boolean empty, String nothing, String end, int depth) {
        if (empty) {
            out.append(nothing);
            return;
        }
        newLine(depth - 1);
        out.append(end);
    }

    private void newLine(int depth) {
        if (indented) {
            budget.characters((long) INDENT.length() * depth + 1);
            out.append('\n').repeat(INDENT, depth);
        }
    }

    private void quote(String text) {
        budget.characters(text.length() + 2L);
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            escaped(text.charAt(i));
        }
        out.append('"');
    }

    private void escaped(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '<', '>', '&', '\u2028', '\u2029' -> unicode(c);
            default -> {
                if (c < ' ') {
                    unicode(c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private void unicode(char c) {
        budget.characters(5);
        out.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
    }
}
