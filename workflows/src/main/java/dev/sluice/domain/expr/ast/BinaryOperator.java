package dev.sluice.domain.expr.ast;

/** The operators with two operands, as far as they are computed (a pipe is a call). */
public enum BinaryOperator {
    OR("||", 10),
    AND("&&", 15),
    EQUAL("==", 20),
    UNEQUAL("!=", 20),
    LESS("<", 20),
    GREATER(">", 20),
    AT_MOST("<=", 20),
    AT_LEAST(">=", 20),
    IN("in", 20),
    MATCHES("matches", 20),
    CONTAINS("contains", 20),
    STARTS_WITH("startsWith", 20),
    ENDS_WITH("endsWith", 20),
    RANGE("..", 25),
    PLUS("+", 30),
    MINUS("-", 30),
    TIMES("*", 60),
    DIVIDED_BY("/", 60),
    MODULO("%", 60),
    POWER("**", 100),
    COALESCE("??", 500);

    private final String sign;
    private final int precedence;

    BinaryOperator(String sign, int precedence) {
        this.sign = sign;
        this.precedence = precedence;
    }

    /** How it is written. */
    public String sign() {
        return sign;
    }

    /** The higher, the tighter it binds. */
    public int precedence() {
        return precedence;
    }

    /** Whether it is one of the four that can stand in a chain such as {@code 0 < x <= 1}. */
    public boolean isOrder() {
        return this == LESS || this == GREATER || this == AT_MOST || this == AT_LEAST;
    }

    /** Whether {@code not} may stand before it. */
    public boolean canBeNegated() {
        return switch (this) {
            case IN, MATCHES, CONTAINS, STARTS_WITH, ENDS_WITH -> true;
            case OR, AND, EQUAL, UNEQUAL, LESS, GREATER, AT_MOST, AT_LEAST, RANGE -> false;
            case PLUS, MINUS, TIMES, DIVIDED_BY, MODULO, POWER, COALESCE -> false;
        };
    }
}
