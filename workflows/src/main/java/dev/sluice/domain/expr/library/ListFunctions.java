package dev.sluice.domain.expr.library;

import static dev.sluice.domain.expr.function.Parameter.INT;
import static dev.sluice.domain.expr.function.Parameter.LIST;
import static dev.sluice.domain.expr.function.Parameter.LIST_OR_NIL;
import static dev.sluice.domain.expr.function.Parameter.TEXT;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.function.TypeName;
import dev.sluice.domain.expr.type.Type;
import dev.sluice.domain.expr.type.Type.ListType;
import dev.sluice.domain.expr.type.Type.Simple;
import dev.sluice.domain.expr.value.Budget;
import dev.sluice.domain.expr.value.Equality;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** The functions of arrays that ask no predicate. */
final class ListFunctions {
    private static final long EXACT = 1L << 53;

    static final List<ExprFunction> ALL = List.of(
            ExprFunction.of(
                            "first",
                            Simple.ANY,
                            a -> isEmpty(a) ? null : a.list(0).getFirst(),
                            LIST_OR_NIL)
                    .giving(ListFunctions::elementType),
            ExprFunction.of(
                            "last",
                            Simple.ANY,
                            a -> isEmpty(a) ? null : a.list(0).getLast(),
                            LIST_OR_NIL)
                    .giving(ListFunctions::elementType),
            ExprFunction.of("take", ListType.OF_ANY, ListFunctions::take, LIST, INT)
                    .giving(List::getFirst),
            ExprFunction.of("reverse", ListType.OF_ANY, ListFunctions::reverse, LIST)
                    .giving(List::getFirst),
            ExprFunction.of("sort", ListType.OF_ANY, ListFunctions::sort, LIST, TEXT)
                    .needing(1)
                    .giving(List::getFirst),
            ExprFunction.of("uniq", ListType.OF_ANY, ListFunctions::uniq, LIST).giving(List::getFirst),
            ExprFunction.of("concat", ListType.OF_ANY, ListFunctions::concat, LIST)
                    .repeating(),
            ExprFunction.of("flatten", ListType.OF_ANY, ListFunctions::flatten, LIST),
            ExprFunction.of("join", Simple.TEXT, ListFunctions::join, LIST, TEXT)
                    .needing(1));

    private ListFunctions() {}

    /** The type of an element; that there is nothing to take one from may turn out in a run only. */
    private static Type elementType(List<Type> types) {
        if (types.getFirst() == Simple.NIL) {
            throw ExprException.of("cannot take an element from nil");
        }
        return types.getFirst() instanceof ListType list ? list.element() : Simple.ANY;
    }

    private static boolean isEmpty(Arguments a) {
        return a.value(0) == null || a.list(0).isEmpty();
    }

    private static List<@Nullable Object> take(Arguments a) {
        if (a.whole(1) < 0) {
            throw ExprException.of("cannot take " + a.whole(1) + " elements");
        }
        return copy(a.list(0).subList(0, (int) Math.min(a.whole(1), a.list(0).size())), a.budget());
    }

    private static List<@Nullable Object> copy(List<?> list, Budget budget) {
        budget.elements(list.size());
        return new ArrayList<>(list);
    }

    private static List<@Nullable Object> reverse(Arguments a) {
        a.budget().elements(a.list(0).size());
        return new ArrayList<>(a.list(0).reversed());
    }

    private static List<@Nullable Object> sort(Arguments a) {
        boolean descending = a.has(1) && Sorting.isDescending(a.text(1));
        List<Sorting.Keyed> keyed = new ArrayList<>();
        a.budget().elements(3L * a.list(0).size());
        a.list(0).forEach(element -> keyed.add(new Sorting.Keyed(element, element)));
        return Sorting.sorted(keyed, descending, a.budget());
    }

    private static List<@Nullable Object> uniq(Arguments a) {
        Equality equality = new Equality(a.budget());
        SequencedSet<@Nullable Object> plain = new LinkedHashSet<>();
        List<Object> composed = new ArrayList<>();
        List<@Nullable Object> result = new ArrayList<>();
        for (Object element : a.list(0)) {
            a.budget().entries(1);
            boolean isNew;
            if (element instanceof List || element instanceof SequencedMap) {
                isNew = composed.stream().noneMatch(seen -> equality.holds(seen, element)) && composed.add(element);
            } else {
                isNew = plain.add(exact(element));
            }
            if (isNew) {
                result.add(element);
            }
        }
        return result;
    }

    /** Makes a whole number and the real of the same value one key. */
    private static @Nullable Object exact(@Nullable Object value) {
        return value instanceof Long whole && Math.abs(whole) <= EXACT ? (Object) whole.doubleValue() : value;
    }

    private static List<@Nullable Object> concat(Arguments a) {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < a.count(); i++) {
            a.budget().elements(a.list(i).size());
            all.addAll(a.list(i));
        }
        return all;
    }

    private static List<@Nullable Object> flatten(Arguments a) {
        List<@Nullable Object> flat = new ArrayList<>();
        flatten(a.list(0), flat, a.budget(), 0);
        return flat;
    }

    private static void flatten(List<?> list, List<@Nullable Object> into, Budget budget, int depth) {
        for (Object element : list) {
            budget.elements(1);
            if (element instanceof List<?> nested) {
                flatten(nested, into, budget, Budget.deeper(depth));
            } else {
                into.add(element);
            }
        }
    }

    private static String join(Arguments a) {
        String glue = a.has(1) ? a.text(1) : "";
        StringBuilder joined = new StringBuilder();
        String between = "";
        for (Object element : a.list(0)) {
            if (!(element instanceof String text)) {
                throw ExprException.of("join takes strings, not " + TypeName.of(element));
            }
            a.budget().characters((long) text.length() + between.length());
            joined.append(between).append(text);
            between = glue;
        }
        return joined.toString();
    }
}
