package dev.sluice.domain.expr.library;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.TypeName;
import dev.sluice.domain.expr.value.Arithmetic;
import dev.sluice.domain.expr.value.Budget;
import dev.sluice.domain.expr.value.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one number of many. */
final class Sums {
    private Sums() {}

    /** The sum, which is the whole number 0 of none. */
    static Object sum(List<?> list, Budget budget) {
        Object sum = 0L;
        for (Object element : list) {
            budget.step();
            if (!(element instanceof Number) && !(element instanceof Duration)) {
                throw Order.invalid(element, "+", sum);
            }
            boolean first = sum instanceof Long zero && zero == 0;
            sum = first ? element : Arithmetic.plus(element, sum, budget);
        }
        return sum;
    }

    /** The largest or smallest of all arguments and their elements; nil of none. */
    static @Nullable Object extreme(Arguments a, String name, int better) {
        Object best = null;
        for (Object number : flat(a, name, true)) {
            best = best == null || Order.compare(number, best, "<") == better ? number : best;
        }
        return best;
    }

    static Double mean(Arguments a) {
        List<Object> numbers = flat(a, "mean", false);
        double sum = 0;
        for (Object number : numbers) {
            sum += ((Number) number).doubleValue();
        }
        return numbers.isEmpty() ? 0 : sum / numbers.size();
    }

    static Double median(Arguments a) {
        double[] numbers = flat(a, "median", false).stream()
                .mapToDouble(number -> ((Number) number).doubleValue())
                .sorted()
                .toArray();
        if (numbers.length == 0) {
            return 0.0;
        }
        int middle = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }

    private static List<Object> flat(Arguments a, String name, boolean orDurations) {
        List<Object> numbers = new ArrayList<>();
        collect(a.values(), name, orDurations, a.budget(), numbers, 0);
        return numbers;
    }

    private static void collect(
            List<?> list, String name, boolean orDurations, Budget budget, List<Object> into, int depth) {
        for (Object element : list) {
            budget.elements(1);
            if (element instanceof List<?> nested) {
                collect(nested, name, orDurations, budget, into, Budget.deeper(depth));
            } else if (element instanceof Number || (orDurations && element instanceof Duration)) {
                into.add(element);
            } else {
                throw ExprException.of("invalid argument for " + name + " (type " + TypeName.of(element) + ")");
            }
        }
    }
}
