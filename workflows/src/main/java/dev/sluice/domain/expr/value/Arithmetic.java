package dev.sluice.domain.expr.value;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.time.Durations;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Computes with numbers, texts, times and durations. Whole numbers wrap around, as do durations. */
public final class Arithmetic {
    private Arithmetic() {}

    public static Object plus(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (left instanceof Number one && right instanceof Number other) {
            return one instanceof Long a && other instanceof Long b
                    ? (Object) (a + b)
                    : (Object) (one.doubleValue() + other.doubleValue());
        }
        if (left instanceof String one && right instanceof String other) {
            budget.characters((long) one.length() + other.length());
            return one.concat(other);
        }
        if (left instanceof ZonedDateTime time && right instanceof Duration length) {
            return time.plus(length);
        }
        if (left instanceof Duration length && right instanceof ZonedDateTime time) {
            return time.plus(length);
        }
        if (left instanceof Duration one && right instanceof Duration other) {
            return Duration.ofNanos(Durations.nanos(one) + Durations.nanos(other));
        }
        throw Order.invalid(left, "+", right);
    }

    public static Object minus(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return one instanceof Long a && other instanceof Long b
                    ? (Object) (a - b)
                    : (Object) (one.doubleValue() - other.doubleValue());
        }
        if (left instanceof ZonedDateTime one && right instanceof ZonedDateTime other) {
            return Durations.between(other, one);
        }
        if (left instanceof ZonedDateTime time && right instanceof Duration length) {
            return time.minus(length);
        }
        if (left instanceof Duration one && right instanceof Duration other) {
            return Duration.ofNanos(Durations.nanos(one) - Durations.nanos(other));
        }
        throw Order.invalid(left, "-", right);
    }

    public static Object times(@Nullable Object left, @Nullable Object right) {
        boolean length = left instanceof Duration || right instanceof Duration;
        Object one = count(left);
        Object other = count(right);
        if (one instanceof Long a && other instanceof Long b) {
            return length ? Duration.ofNanos(a * b) : (Object) (a * b);
        }
        if (one instanceof Number a && other instanceof Number b) {
            return a.doubleValue() * b.doubleValue();
        }
        throw Order.invalid(left, "*", right);
    }

    private static @Nullable Object count(@Nullable Object value) {
        return value instanceof Duration length ? (Object) Durations.nanos(length) : value;
    }

    public static Double divide(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return one.doubleValue() / other.doubleValue();
        }
        throw Order.invalid(left, "/", right);
    }

    public static Double power(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            double base = one.doubleValue();
            boolean alwaysOne = base == 1 || (base == -1 && Double.isInfinite(other.doubleValue()));
            return alwaysOne ? 1 : Math.pow(base, other.doubleValue());
        }
        throw Order.invalid(left, "**", right);
    }

    public static Long modulo(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long one && right instanceof Long other) {
            if (other == 0) {
                throw ExprException.of("integer divide by zero");
            }
            return one % other;
        }
        throw Order.invalid(left, "%", right);
    }

    public static Object negate(@Nullable Object value) {
        return switch (value) {
            case Long whole -> -whole;
            case Double real -> -real;
            case null, default -> throw Order.invalid("-", value);
        };
    }
}
