package dev.sluice.metrics.prometheus;

import dev.sluice.domain.expr.AnalysisEnvironment;
import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.Expression;
import dev.sluice.metrics.ProviderException;
import java.time.Instant;
import java.time.ZonedDateTime;

/** Evaluates such expressions in the language of conditions (spec 4.5). */
public final class ExprTime implements TimeExpression {
    @Override
    public Instant evaluate(String source, Instant now) throws ProviderException {
        try {
            Object value = Expression.parse(source).evaluate(AnalysisEnvironment.of(null, now));
            if (value instanceof ZonedDateTime time) {
                return time.toInstant();
            }
            throw new ProviderException("\"" + source + "\" is no time");
        } catch (ExprException wrong) {
            throw new ProviderException("\"" + source + "\" cannot be evaluated: " + wrong.getMessage(), wrong);
        }
    }
}
