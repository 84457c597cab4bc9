package dev.sluice.domain.expr.eval;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.ast.BinaryOperator;
import dev.sluice.domain.expr.function.TypeName;
import dev.sluice.domain.expr.regex.LinearPattern;
import dev.sluice.domain.expr.value.Arithmetic;
import dev.sluice.domain.expr.value.Budget;
import dev.sluice.domain.expr.value.Bytes;
import dev.sluice.domain.expr.value.Equality;
import dev.sluice.domain.expr.value.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The operators that need both their operands. */
final class Operations {
    private final Budget budget;
    private final Equality equality;

    Operations(Budget budget) {
        this.budget = budget;
        this.equality = new Equality(budget);
    }

    Object binary(BinaryOperator operator, @Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case EQUAL -> equality.holds(left, right);
            case UNEQUAL -> !equality.holds(left, right);
            case LESS, GREATER, AT_MOST, AT_LEAST -> order(operator, left, right);
            case IN -> isIn(left, right);
            case MATCHES -> matches(left, right);
            case CONTAINS, STARTS_WITH, ENDS_WITH -> texts(operator, left, right);
            case RANGE -> range(left, right);
            case PLUS -> Arithmetic.plus(left, right, budget);
            case MINUS -> Arithmetic.minus(left, right);
            case TIMES -> Arithmetic.times(left, right);
            case DIVIDED_BY -> Arithmetic.divide(left, right);
            case MODULO -> Arithmetic.modulo(left, right);
            case POWER -> Arithmetic.power(left, right);
            case OR, AND, COALESCE -> throw new IllegalStateException(operator + " may not need both operands");
        };
    }

    boolean order(BinaryOperator operator, @Nullable Object left, @Nullable Object right) {
        if (left instanceof String text) {
            budget.reads(text.length());
        }
        int order = Order.compare(left, right, operator.sign());
        return switch (operator) {
            case LESS -> order == -1;
            case GREATER -> order == 1;
            case AT_MOST -> order == -1 || order == Order.SAME;
            default -> order == 1 || order == Order.SAME;
        };
    }

    private boolean isIn(@Nullable Object element, @Nullable Object all) {
        return switch (all) {
            case List<?> list -> list.stream().anyMatch(other -> equality.holds(element, other));
            case SequencedMap<?, ?> map -> element != null && map.containsKey(Access.key(map, element));
            case null -> false;
            default -> throw ExprException.of("operator \"in\" is not defined on " + TypeName.of(all));
        };
    }

    private boolean matches(@Nullable Object text, @Nullable Object pattern) {
        if (text == null || pattern == null) {
            return false;
        }
        if (!(pattern instanceof String source)) {
            throw Order.invalid(text, "matches", pattern);
        }
        return matches(text, LinearPattern.of(source, budget));
    }

    boolean matches(@Nullable Object text, LinearPattern pattern) {
        return switch (text) {
            case null -> false;
            case String plain -> pattern.isIn(plain, budget);
            case Bytes bytes -> pattern.isIn(bytes.text(), budget);
            default -> throw ExprException.of("invalid operation: " + TypeName.of(text) + " matches string");
        };
    }

    private boolean texts(BinaryOperator operator, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return false;
        }
        if (!(left instanceof String text) || !(right instanceof String part)) {
            throw Order.invalid(left, operator.sign(), right);
        }
        budget.reads(part.length());
        return switch (operator) {
            case CONTAINS -> {
                budget.searches(text, part);
                yield text.contains(part);
            }
            case STARTS_WITH -> text.startsWith(part);
            default -> text.endsWith(part);
        };
    }

    private List<Object> range(@Nullable Object from, @Nullable Object to) {
        long first = whole(from);
        long last = whole(to);
        if (last < first) {
            return List.of();
        }
        long count = Math.addExact(Math.subtractExact(last, first), 1);
        budget.elements(count);
        List<Object> range = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            range.add(first + i);
        }
        return Collections.unmodifiableList(range);
    }

    private static long whole(@Nullable Object bound) {
        return switch (bound) {
            case Long whole -> whole;
            case Double real when real == Math.rint(real) && Math.abs(real) < 1e15 -> real.longValue();
            case null, default -> throw ExprException.of("a range goes from int to int, not " + TypeName.of(bound));
        };
    }
}
