package dev.sluice.domain.expr.value;

import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.time.Durations;
import dev.sluice.domain.expr.time.GoLayout;
import dev.sluice.domain.expr.time.Times;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Values as texts for people, as Go prints them: {@code [1 a]}, {@code map[a:1]}, {@code <nil>}. */
public final class GoText {
    private final Budget budget;
    private final StringBuilder out = new StringBuilder();

    private GoText(Budget budget) {
        this.budget = budget;
    }

    public static String of(@Nullable Object value, Budget budget) {
        if (value instanceof String text) {
            return text;
        }
        GoText text = new GoText(budget);
        text.write(value, 0);
        return text.out.toString();
    }

    private void write(@Nullable Object value, int depth) {
        switch (value) {
            case List<?> list -> list(list, Budget.deeper(depth));
            case SequencedMap<?, ?> map -> map(map, Budget.deeper(depth));
            case null, default -> {
                budget.formats(value);
                String text = plain(value);
                budget.characters(text.length());
                out.append(text);
            }
        }
    }

    private static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "<nil>";
            case Double number -> GoFloat.text(number);
            case Duration length -> Durations.text(length);
            case ZonedDateTime time -> GoLayout.describe(time);
            case ZoneId zone -> Times.name(zone);
            case Month month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case DayOfWeek day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case ExprFunction function -> function.name();
            default -> value.toString();
        };
    }

    private void list(List<?> list, int depth) {
        String between = "[";
        for (Object element : list) {
            budget.characters(1);
            out.append(between);
            write(element, depth);
            between = " ";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void map(SequencedMap<?, ?> map, int depth) {
        out.append("map[");
        String between = "";
        for (Object key : MapKeys.sorted(map, budget)) {
            out.append(between);
            write(key, depth);
            out.append(':');
            write(map.get(key), depth);
            between = " ";
        }
        out.append(']');
    }

    /** The keys of a map in the order in which they are printed. */
    static final class MapKeys {
        private MapKeys() {}

        static List<Object> sorted(SequencedMap<?, ?> map, Budget budget) {
            budget.elements(map.size());
            List<Object> keys = new ArrayList<>(map.sequencedKeySet());
            keys.sort((left, right) -> {
                budget.step();
                return compare(left, right);
            });
            return keys;
        }

        private static int compare(@Nullable Object left, @Nullable Object right) {
            if (left instanceof Long one && right instanceof Long other) {
                return one.compareTo(other);
            }
            return Order.TEXTS.compare(plain(left), plain(right));
        }
    }
}
