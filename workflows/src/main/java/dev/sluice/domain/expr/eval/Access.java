package dev.sluice.domain.expr.eval;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.TypeName;
import dev.sluice.domain.expr.value.Budget;
import dev.sluice.domain.expr.value.GoWhole;
import dev.sluice.domain.expr.value.Utf8;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Takes values out of maps, lists and texts. */
final class Access {
    private static final long TO_THE_END = Long.MAX_VALUE;

    private Access() {}

    /** {@code target[key]}; a map gives nil for a key that it does not have. */
    static @Nullable Object member(@Nullable Object target, @Nullable Object key, Budget budget) {
        return switch (target) {
            case SequencedMap<?, ?> map -> map.get(key(map, key));
            case List<?> list -> list.get(place(index(key), list.size(), "array"));
            case String text -> {
                budget.characters(text.length());
                yield Utf8.at(text, place(index(key), Utf8.bytes(text), "string"));
            }
            case null, default -> throw ExprException.of("cannot fetch " + shown(key) + " from " + TypeName.of(target));
        };
    }

    /** The value, which may be a key of the map. */
    static @Nullable Object key(SequencedMap<?, ?> map, @Nullable Object key) {
        boolean byText = map.isEmpty() || map.firstEntry().getKey() instanceof String;
        if (key instanceof List || key instanceof SequencedMap || (byText && !(key instanceof String))) {
            throw ExprException.of("cannot use " + TypeName.of(key) + " as the key of a map");
        }
        return key;
    }

    private static String shown(@Nullable Object key) {
        boolean plain = key instanceof Number || (key instanceof String text && text.length() <= 60);
        return plain ? String.valueOf(key) : TypeName.of(key);
    }

    private static long index(@Nullable Object key) {
        return switch (key) {
            case Long whole -> whole;
            case Double real -> GoWhole.of(real);
            case null, default -> throw ExprException.of("an index is a number, not " + TypeName.of(key));
        };
    }

    private static int place(long index, int size, String what) {
        long at = index < 0 ? index + size : index;
        if (at < 0 || at >= size) {
            throw ExprException.of("index out of range: " + index + " (" + what + " length is " + size + ")");
        }
        return (int) at;
    }

    /** {@code target[from:to]}, cut down to what there is; an absent end is empty. */
    static Object slice(@Nullable Object target, Bounds bounds, Budget budget) {
        if (target instanceof String text) {
            budget.characters(2L * text.length());
            int size = Utf8.bytes(text);
            int from = bound(bounds.from(), size);
            return Utf8.slice(text, from, Math.max(from, bound(bounds.to(), size)));
        }
        if (target instanceof List<?> list) {
            int from = bound(bounds.from(), list.size());
            int to = Math.max(from, bound(bounds.to(), list.size()));
            budget.elements(to - from);
            return Collections.unmodifiableList(new ArrayList<>(list.subList(from, to)));
        }
        throw ExprException.of("cannot slice " + TypeName.of(target));
    }

    /** Where a slice begins and ends. */
    record Bounds(long from, long to) {
        /** An absent bound is null; nil as a value is no bound. */
        static Bounds of(@Nullable Object from, @Nullable Object to) {
            return new Bounds(from == null ? 0 : index(from), to == null ? TO_THE_END : index(to));
        }
    }

    private static int bound(long index, int size) {
        return (int) Math.clamp(index < 0 ? index + size : index, 0L, (long) size);
    }
}
