package dev.sluice.domain.expr.type;

import static dev.sluice.domain.expr.type.Type.Simple.ANY;
import static dev.sluice.domain.expr.type.Type.Simple.BOOL;
import static dev.sluice.domain.expr.type.Type.Simple.DURATION;
import static dev.sluice.domain.expr.type.Type.Simple.FLOAT;
import static dev.sluice.domain.expr.type.Type.Simple.INT;
import static dev.sluice.domain.expr.type.Type.Simple.NIL;
import static dev.sluice.domain.expr.type.Type.Simple.TEXT;
import static dev.sluice.domain.expr.type.Type.Simple.TIME;

import dev.sluice.domain.expr.ast.BinaryOperator;
import dev.sluice.domain.expr.ast.UnaryOperator;
import dev.sluice.domain.expr.type.Type.ListType;
import dev.sluice.domain.expr.type.Type.MapType;
import java.util.List;
import java.util.Optional;

/** Which types an operator takes, and what it makes of them; empty where it takes no such operands. */
public final class Operators {
    /** One row of the table of an arithmetic operator. */
    private record Rule(Type left, Type right, Type result) {
        boolean fits(Type one, Type other) {
            return (one.isAny() || one.equals(left)) && (other.isAny() || other.equals(right));
        }
    }

    private static final Rule TIME_DIFFERENCE = new Rule(TIME, TIME, DURATION);
    private static final Rule LATER = new Rule(TIME, DURATION, TIME);
    private static final Rule LATER_TURNED = new Rule(DURATION, TIME, TIME);
    private static final Rule DURATIONS = new Rule(DURATION, DURATION, DURATION);
    private static final List<Rule> SCALED = List.of(
            DURATIONS,
            new Rule(DURATION, INT, DURATION),
            new Rule(INT, DURATION, DURATION),
            new Rule(DURATION, FLOAT, FLOAT),
            new Rule(FLOAT, DURATION, FLOAT));
    private static final Rule JOINED = new Rule(TEXT, TEXT, TEXT);

    private Operators() {}

    public static Optional<Type> unary(UnaryOperator operator, Type operand) {
        boolean fits = switch (operator) {
            case NOT -> operand == BOOL;
            case MINUS, PLUS -> operand.isNumber();
        };
        if (operand.isAny()) {
            return Optional.of(operator == UnaryOperator.NOT ? BOOL : ANY);
        }
        return fits ? Optional.of(operand) : Optional.empty();
    }

    public static Optional<Type> binary(BinaryOperator operator, Type left, Type right) {
        return switch (operator) {
            case OR, AND -> when(isOr(left, BOOL) && isOr(right, BOOL), BOOL);
            case EQUAL, UNEQUAL -> when(areComparable(left, right), BOOL);
            case LESS, GREATER, AT_MOST, AT_LEAST -> when(areOrdered(left, right), BOOL);
            case IN -> when(canBeIn(left, right), BOOL);
            case MATCHES -> when((isOr(left, TEXT) || left instanceof ListType) && isOr(right, TEXT), BOOL);
            case CONTAINS, STARTS_WITH, ENDS_WITH -> when(isOr(left, TEXT) && isOr(right, TEXT), BOOL);
            case RANGE -> when(isOr(left, INT) && isOr(right, INT), new ListType(INT));
            case PLUS -> computed(left, right, JOINED, LATER, LATER_TURNED, DURATIONS);
            case MINUS -> computed(left, right, TIME_DIFFERENCE, LATER, DURATIONS);
            case TIMES -> computed(left, right, SCALED.toArray(Rule[]::new));
            case DIVIDED_BY, POWER -> when(isNumberOrAny(left) && isNumberOrAny(right), FLOAT);
            case MODULO -> when(isOr(left, INT) && isOr(right, INT), INT);
            case COALESCE -> Optional.of(left == NIL ? right : Type.either(left, right));
        };
    }

    /** Whether {@code ==} may be asked of values of these types. */
    public static boolean areComparable(Type left, Type right) {
        if (left.isAny() || right.isAny() || left == NIL || right == NIL) {
            return true;
        }
        if (left instanceof ListType) {
            return right instanceof ListType;
        }
        return (left.isNumber() && right.isNumber()) || left.equals(right);
    }

    private static boolean areOrdered(Type left, Type right) {
        if (left.isAny() && right.isAny()) {
            return true;
        }
        Type known = left.isAny() ? right : left;
        boolean ordered = known.isNumber() || known == TEXT || known == TIME || known == DURATION;
        boolean open = left.isAny() || right.isAny();
        return ordered && (open || (left != NIL && right != NIL && areComparable(left, right)));
    }

    private static boolean canBeIn(Type element, Type all) {
        return switch (all) {
            case ListType list -> areComparable(element, list.element());
            case MapType map -> isOr(element, map.key()) || map.key().isAny();
            case Type.Simple simple -> simple == ANY;
        };
    }

    private static Optional<Type> computed(Type left, Type right, Rule... rules) {
        if (left.isNumber() && right.isNumber()) {
            return Optional.of(left == INT && right == INT ? INT : FLOAT);
        }
        if (left.isAny() && right.isAny()) {
            return Optional.of(ANY);
        }
        if (isNumberOrAny(left) && isNumberOrAny(right)) {
            return Optional.of(ANY);
        }
        List<Rule> fitting =
                List.of(rules).stream().filter(rule -> rule.fits(left, right)).toList();
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(fitting.size() == 1 ? fitting.getFirst().result() : ANY);
    }

    private static boolean isOr(Type type, Type wanted) {
        return type.isAny() || type.equals(wanted);
    }

    private static boolean isNumberOrAny(Type type) {
        return type.isAny() || type.isNumber();
    }

    private static Optional<Type> when(boolean fits, Type result) {
        return fits ? Optional.of(result) : Optional.empty();
    }
}
