package dev.sluice.domain.expr.library;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.value.Budget;
import dev.sluice.domain.expr.value.Order;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts elements by keys; those of the same key keep their order. */
final class Sorting {
    private Sorting() {}

    /** An element and what it is sorted by. */
    record Keyed(@Nullable Object key, @Nullable Object element) {}

    static boolean isDescending(String order) {
        return switch (order) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw ExprException.of("unknown order, use asc or desc");
        };
    }

    static List<@Nullable Object> sorted(List<Keyed> elements, boolean descending, Budget budget) {
        Keyed[] sorted = elements.toArray(Keyed[]::new);
        sort(sorted, new Keyed[sorted.length], 0, sorted.length, descending ? 1 : -1, budget);
        List<@Nullable Object> result = new ArrayList<>(sorted.length);
        for (Keyed keyed : sorted) {
            result.add(keyed.element());
        }
        return result;
    }

    /** A merge sort of our own, since NaN breaks the contract that the JDK's insists on. */
    private static void sort(Keyed[] all, Keyed[] merged, int from, int to, int first, Budget budget) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(all, merged, from, middle, first, budget);
        sort(all, merged, middle, to, first, budget);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeRight = left == middle || (right < to && comesFirst(all[right], all[left], first, budget));
            merged[i] = takeRight ? all[right++] : all[left++];
        }
        System.arraycopy(merged, from, all, from, to - from);
    }

    private static boolean comesFirst(Keyed one, Keyed other, int first, Budget budget) {
        budget.step();
        if (one.key() instanceof String text) {
            budget.reads(text.length());
        }
        return Order.compare(one.key(), other.key(), "<") == first;
    }
}
