package dev.sluice.domain.expr.library;

import static dev.sluice.domain.expr.function.Parameter.LIST;
import static dev.sluice.domain.expr.function.Parameter.MAPPING;
import static dev.sluice.domain.expr.function.Parameter.TEST;
import static dev.sluice.domain.expr.function.Parameter.TEXT;
import static dev.sluice.domain.expr.function.Parameter.VALUE;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.function.Predicate;
import dev.sluice.domain.expr.function.TypeName;
import dev.sluice.domain.expr.type.Type;
import dev.sluice.domain.expr.type.Type.ListType;
import dev.sluice.domain.expr.type.Type.MapType;
import dev.sluice.domain.expr.type.Type.Simple;
import dev.sluice.domain.expr.value.Budget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The functions that ask a predicate of each element. */
final class PredicateFunctions {
    private static final int NOT_FOUND = -1;

    static final List<ExprFunction> ALL = List.of(
            ExprFunction.of("all", Simple.BOOL, a -> seek(a, false, true) == NOT_FOUND, LIST, TEST),
            ExprFunction.of("any", Simple.BOOL, a -> seek(a, true, true) != NOT_FOUND, LIST, TEST),
            ExprFunction.of("none", Simple.BOOL, a -> seek(a, true, true) == NOT_FOUND, LIST, TEST),
            ExprFunction.of("one", Simple.BOOL, a -> kept(a).size() == 1, LIST, TEST),
            ExprFunction.of("filter", ListType.OF_ANY, PredicateFunctions::kept, LIST, TEST)
                    .giving(List::getFirst),
            ExprFunction.of("find", Simple.ANY, a -> element(a, true), LIST, TEST)
                    .giving(PredicateFunctions::elementType),
            ExprFunction.of("findIndex", Simple.ANY, a -> index(seek(a, true, true)), LIST, TEST),
            ExprFunction.of("findLast", Simple.ANY, a -> element(a, false), LIST, TEST)
                    .giving(PredicateFunctions::elementType),
            ExprFunction.of("findLastIndex", Simple.ANY, a -> index(seek(a, true, false)), LIST, TEST),
            ExprFunction.of("count", Simple.INT, PredicateFunctions::count, LIST, TEST)
                    .needing(1),
            ExprFunction.of("map", ListType.OF_ANY, PredicateFunctions::answers, LIST, MAPPING)
                    .pointing("index")
                    .giving(types -> new ListType(types.getLast())),
            ExprFunction.of(
                            "sum",
                            Simple.ANY,
                            a -> Sums.sum(a.has(1) ? answers(a) : a.list(0), a.budget()),
                            LIST,
                            MAPPING)
                    .needing(1)
                    .giving(PredicateFunctions::sumType),
            ExprFunction.of("groupBy", new MapType(Simple.ANY), PredicateFunctions::groups, LIST, MAPPING),
            ExprFunction.of("sortBy", ListType.OF_ANY, PredicateFunctions::sorted, LIST, MAPPING, TEXT)
                    .needing(2)
                    .giving(List::getFirst),
            ExprFunction.of("reduce", Simple.ANY, PredicateFunctions::reduced, LIST, MAPPING, VALUE)
                    .needing(2)
                    .pointing("index", "acc"));

    private PredicateFunctions() {}

    private static Type elementType(List<Type> types) {
        return types.getFirst() instanceof ListType list ? list.element() : Simple.ANY;
    }

    /** That of what is added up; it stays open where that may be nothing, or no number. */
    private static Type sumType(List<Type> types) {
        Type added = types.size() > 1 ? types.getLast() : elementType(types);
        return added.isNumber() ? added : Simple.ANY;
    }

    /** The index of the first or last element of which the predicate says what is wanted. */
    private static int seek(Arguments a, boolean wanted, boolean forward) {
        List<?> list = a.list(0);
        for (int i = 0; i < list.size(); i++) {
            a.budget().step();
            int at = forward ? i : list.size() - 1 - i;
            if (a.test(1, list.get(at), at) == wanted) {
                return at;
            }
        }
        return NOT_FOUND;
    }

    private static @Nullable Object index(int found) {
        return found == NOT_FOUND ? null : (Object) (long) found;
    }

    private static @Nullable Object element(Arguments a, boolean forward) {
        int found = seek(a, true, forward);
        return found == NOT_FOUND ? null : a.list(0).get(found);
    }

    private static List<@Nullable Object> kept(Arguments a) {
        List<@Nullable Object> kept = new ArrayList<>();
        List<?> list = a.list(0);
        for (int i = 0; i < list.size(); i++) {
            a.budget().step();
            if (a.test(1, list.get(i), i)) {
                a.budget().elements(1);
                kept.add(list.get(i));
            }
        }
        return kept;
    }

    private static Object count(Arguments a) {
        long count = 0;
        List<?> list = a.list(0);
        for (int i = 0; i < list.size(); i++) {
            a.budget().step();
            count += (a.has(1) ? a.test(1, list.get(i), i) : Arguments.truth(list.get(i))) ? 1 : 0;
        }
        return count;
    }

    private static List<@Nullable Object> answers(Arguments a) {
        List<@Nullable Object> answers = new ArrayList<>();
        List<?> list = a.list(0);
        for (int i = 0; i < list.size(); i++) {
            a.budget().elements(1);
            answers.add(a.mapping(1).ask(list.get(i), i, null));
        }
        return answers;
    }

    private static SequencedMap<Object, List<@Nullable Object>> groups(Arguments a) {
        SequencedMap<Object, List<@Nullable Object>> groups = new LinkedHashMap<>();
        List<@Nullable Object> keys = answers(a);
        for (int i = 0; i < keys.size(); i++) {
            a.budget().entries(1);
            groups.computeIfAbsent(key(keys.get(i)), ignored -> new ArrayList<>())
                    .add(a.list(0).get(i));
        }
        return groups;
    }

    /** The value, which may be a key of a map. */
    static @Nullable Object key(@Nullable Object key) {
        if (key instanceof List || key instanceof SequencedMap) {
            throw ExprException.of("a value of type " + TypeName.of(key) + " cannot be the key of a map");
        }
        return key;
    }

    private static List<@Nullable Object> sorted(Arguments a) {
        boolean descending = a.has(2) && Sorting.isDescending(a.text(2));
        List<Sorting.Keyed> keyed = new ArrayList<>();
        List<@Nullable Object> keys = answers(a);
        a.budget().elements(2L * keys.size());
        for (int i = 0; i < keys.size(); i++) {
            keyed.add(new Sorting.Keyed(keys.get(i), a.list(0).get(i)));
        }
        return Sorting.sorted(keyed, descending, a.budget());
    }

    private static @Nullable Object reduced(Arguments a) {
        List<?> list = a.list(0);
        Predicate step = a.mapping(1);
        Budget budget = a.budget();
        if (!a.has(2) && list.isEmpty()) {
            throw ExprException.of("reduce of an empty array needs an initial value");
        }
        Object accumulated = a.has(2) ? a.value(2) : list.getFirst();
        for (int i = a.has(2) ? 0 : 1; i < list.size(); i++) {
            budget.step();
            accumulated = step.ask(list.get(i), i, accumulated);
        }
        return accumulated;
    }
}
