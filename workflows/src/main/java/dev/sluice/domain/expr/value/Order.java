package dev.sluice.domain.expr.value;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.TypeName;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Which of two values comes first. */
public final class Order {
    /** The order of two values that are the same. */
    public static final int SAME = 0;

    /** The order of two values of which one is no number: neither is before, after or the same as the other. */
    public static final int NONE = 2;

    /** Texts by their code points, which is also the order of their UTF-8 bytes. */
    public static final Comparator<String> TEXTS = Order::compareTexts;

    private Order() {}

    /** Negative, {@link #SAME}, 1 or {@link #NONE}. */
    public static int compareNumbers(Number left, Number right) {
        if (left instanceof Long one && right instanceof Long other) {
            return Long.compare(one, other);
        }
        double one = left.doubleValue();
        double other = right.doubleValue();
        if (one == other) {
            return SAME;
        }
        return one < other ? -1 : one > other ? 1 : NONE;
    }

    /**
     * The same for numbers, texts, times and durations.
     *
     * @throws ExprException when the values have no order
     */
    public static int compare(@Nullable Object left, @Nullable Object right, String operator) {
        if (left instanceof Number one && right instanceof Number other) {
            return compareNumbers(one, other);
        }
        if (left instanceof String one && right instanceof String other) {
            return Integer.signum(compareTexts(one, other));
        }
        if (left instanceof ZonedDateTime one && right instanceof ZonedDateTime other) {
            return Integer.signum(one.toInstant().compareTo(other.toInstant()));
        }
        if (left instanceof Duration one && right instanceof Duration other) {
            return Integer.signum(one.compareTo(other));
        }
        throw invalid(left, operator, right);
    }

    /** The error of operands that do not go together. */
    public static ExprException invalid(@Nullable Object left, String operator, @Nullable Object right) {
        return ExprException.of("invalid operation: " + TypeName.of(left) + " " + operator + " " + TypeName.of(right));
    }

    /** The error of an operand that an operator does not take. */
    public static ExprException invalid(String operator, @Nullable Object operand) {
        return ExprException.of("invalid operation: " + operator + " " + TypeName.of(operand));
    }

    private static int compareTexts(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return rank(left.charAt(i)) - rank(right.charAt(i));
            }
        }
        return left.length() - right.length();
    }

    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}
