package dev.sluice.domain.expr;

import dev.sluice.domain.expr.check.Checker;
import dev.sluice.domain.expr.eval.Evaluator;
import dev.sluice.domain.expr.syntax.Syntax;
import org.jspecify.annotations.Nullable;

/** A parsed expression. Immutable; it may be evaluated any number of times. */
public final class Expression {
    private final String source;
    private final Syntax syntax;

    private Expression(String source, Syntax syntax) {
        this.source = source;
        this.syntax = syntax;
    }

    /**
     * Reads an expression.
     *
     * @throws ExprException when it is none, or exceeds {@link Limits}
     */
    public static Expression parse(String source) {
        try {
            return new Expression(source, Syntax.of(source));
        } catch (ExprException wrong) {
            throw wrong.in(source);
        }
    }

    /**
     * Checks the types of the expression with those of the environment's values, and evaluates it.
     *
     * @return null, Boolean, Long, Double, String, List, SequencedMap, ZonedDateTime, Duration, or a zone, month, weekday
     *     or function
     * @throws ExprException when the types do not fit, the run goes wrong, or it exceeds {@link Limits}
     */
    public @Nullable Object evaluate(Environment environment) {
        try {
            Checker.check(syntax.root(), syntax.slots(), environment);
            return new Evaluator(environment, syntax.slots()).evaluate(syntax.root());
        } catch (ExprException wrong) {
            throw wrong.in(source);
        }
    }

    /** The text that was parsed. */
    public String source() {
        return source;
    }

    @Override
    public String toString() {
        return source;
    }
}
