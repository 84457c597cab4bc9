package dev.sluice.domain.expr.library;

import static dev.sluice.domain.expr.function.Parameter.LIST;
import static dev.sluice.domain.expr.function.Parameter.MAP;
import static dev.sluice.domain.expr.function.Parameter.SIZED;
import static dev.sluice.domain.expr.function.Parameter.VALUE;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.type.Type;
import dev.sluice.domain.expr.type.Type.ListType;
import dev.sluice.domain.expr.type.Type.MapType;
import dev.sluice.domain.expr.type.Type.Simple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The functions of maps, and those that ask a map or an array the same. */
final class MapFunctions {
    static final List<ExprFunction> ALL = List.of(
            ExprFunction.of("keys", ListType.OF_ANY, MapFunctions::keys, MAP),
            ExprFunction.of("values", ListType.OF_ANY, MapFunctions::values, MAP),
            ExprFunction.of("toPairs", ListType.OF_ANY, MapFunctions::toPairs, MAP),
            ExprFunction.of("fromPairs", new MapType(Simple.ANY), MapFunctions::fromPairs, LIST),
            ExprFunction.of("len", Simple.INT, MapFunctions::length, SIZED),
            ExprFunction.of("get", Simple.ANY, MapFunctions::get, VALUE, VALUE).giving(MapFunctions::found));

    private MapFunctions() {}

    private static List<@Nullable Object> keys(Arguments a) {
        a.budget().elements(a.map(0).size());
        return new ArrayList<>(a.map(0).sequencedKeySet());
    }

    private static List<@Nullable Object> values(Arguments a) {
        a.budget().elements(a.map(0).size());
        return new ArrayList<>(a.map(0).sequencedValues());
    }

    private static List<@Nullable Object> toPairs(Arguments a) {
        List<@Nullable Object> pairs = new ArrayList<>();
        for (var entry : a.map(0).sequencedEntrySet()) {
            a.budget().elements(5);
            List<@Nullable Object> pair = new ArrayList<>(2);
            pair.add(entry.getKey());
            pair.add(entry.getValue());
            pairs.add(pair);
        }
        return pairs;
    }

    private static SequencedMap<Object, @Nullable Object> fromPairs(Arguments a) {
        SequencedMap<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Object element : a.list(0)) {
            if (!(element instanceof List<?> pair) || pair.size() != 2) {
                throw ExprException.of("fromPairs takes pairs, arrays of a key and a value");
            }
            a.budget().entries(1);
            map.put(PredicateFunctions.key(pair.getFirst()), pair.getLast());
        }
        return map;
    }

    private static Object length(Arguments a) {
        return switch (a.value(0)) {
            case String text -> {
                a.budget().reads(text.length());
                yield (long) text.codePointCount(0, text.length());
            }
            case SequencedMap<?, ?> map -> (long) map.size();
            case null, default -> (long) a.list(0).size();
        };
    }

    /** The element or entry; nil when there is none, or nothing to look in. */
    private static @Nullable Object get(Arguments a) {
        if (a.value(0) instanceof SequencedMap<?, ?> map) {
            return map.get(PredicateFunctions.key(a.value(1)));
        }
        if (!(a.value(0) instanceof List<?> list) || !(a.value(1) instanceof Number index)) {
            return null;
        }
        long at = index.longValue() < 0 ? list.size() + index.longValue() : index.longValue();
        return at < 0 || at >= list.size() ? null : list.get((int) at);
    }

    private static Type found(List<Type> types) {
        Type key = types.getLast();
        return switch (types.getFirst()) {
            case ListType list when key.isAny() || key == Simple.INT -> list.element();
            case MapType map when key.isAny() || map.key().isAny() || key.equals(map.key()) -> Simple.ANY;
            case Type type when type.isAny() -> Simple.ANY;
            case Type type -> throw ExprException.of("cannot get an element of " + type.shown() + " by " + key.shown());
        };
    }
}
