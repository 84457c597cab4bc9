package dev.sluice.domain.expr.ast;

/** The operators with one operand. */
public enum UnaryOperator {
    NOT("not"),
    MINUS("-"),
    PLUS("+");

    private final String sign;

    UnaryOperator(String sign) {
        this.sign = sign;
    }

    /** How it is written. */
    public String sign() {
        return sign;
    }
}
