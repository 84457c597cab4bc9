package dev.sluice.metrics.web.jsonpath;

import dev.sluice.domain.json.Json;

/** Compares values of one kind: numbers, texts, and for equality truth values. */
final class Comparison {
    private Comparison() {}

    static boolean holds(Json left, Node.Operator operator, Json right) throws JsonPathException {
        if (left instanceof Json.Bool(boolean one) && right instanceof Json.Bool(boolean other)) {
            return switch (operator) {
                case EQ -> one == other;
                case NE -> one != other;
                case LT, LE, GT, GE -> throw new JsonPathException("true and false have no order");
            };
        }
        int order = order(left, right);
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }

    private static int order(Json left, Json right) throws JsonPathException {
        if (left instanceof Json.Num one && right instanceof Json.Num other) {
            return Double.compare(one.value().doubleValue() + 0.0, other.value().doubleValue() + 0.0);
        }
        if (left instanceof Json.Str(String one) && right instanceof Json.Str(String other)) {
            return one.compareTo(other);
        }
        throw new JsonPathException("values of different kinds cannot be compared");
    }
}
