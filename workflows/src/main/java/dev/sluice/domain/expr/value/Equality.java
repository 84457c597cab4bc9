package dev.sluice.domain.expr.value;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** When values are the same. Numbers are by their value, unless they stand in a map. */
public final class Equality {
    private final Budget budget;

    public Equality(Budget budget) {
        this.budget = budget;
    }

    public boolean holds(@Nullable Object left, @Nullable Object right) {
        return holds(left, right, false, 0);
    }

    private boolean holds(@Nullable Object left, @Nullable Object right, boolean strict, int depth) {
        budget.step();
        if (left == null || right == null) {
            return left == null && right == null;
        }
        if (left instanceof Number one && right instanceof Number other) {
            return (!strict || one.getClass() == other.getClass()) && Order.compareNumbers(one, other) == Order.SAME;
        }
        if (left instanceof List<?> one && right instanceof List<?> other) {
            return sameElements(one, other, strict, Budget.deeper(depth));
        }
        if (left instanceof SequencedMap<?, ?> one && right instanceof SequencedMap<?, ?> other) {
            return sameEntries(one, other, Budget.deeper(depth));
        }
        if (left instanceof ZonedDateTime one && right instanceof ZonedDateTime other) {
            return one.isEqual(other);
        }
        if (left instanceof String text) {
            budget.reads(text.length());
        }
        return !(left instanceof List) && !(left instanceof SequencedMap) && left.equals(right);
    }

    private boolean sameElements(List<?> one, List<?> other, boolean strict, int depth) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!holds(one.get(i), other.get(i), strict, depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean sameEntries(SequencedMap<?, ?> one, SequencedMap<?, ?> other, int depth) {
        if (one.size() != other.size()) {
            return false;
        }
        for (var entry : one.sequencedEntrySet()) {
            budget.step();
            Object key = entry.getKey();
            if (!other.containsKey(key) || !holds(entry.getValue(), other.get(key), true, depth)) {
                return false;
            }
        }
        return true;
    }
}
