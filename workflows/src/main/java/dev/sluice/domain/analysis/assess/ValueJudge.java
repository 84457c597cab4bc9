package dev.sluice.domain.analysis.assess;

import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.expr.AnalysisEnvironment;
import dev.sluice.domain.expr.Environment;
import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.Expression;
import dev.sluice.domain.expr.function.TypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges a value by the conditions of its metric (spec 4.5). */
public final class ValueJudge {
    private static final String NO_DATA = "metric result is nil or empty: no data returned from the metric provider";

    private ValueJudge() {}

    /**
     * What came of a measurement.
     *
     * @param message why, when it is an error; else empty
     */
    public record Outcome(Phase phase, String message) {
        private static Outcome of(boolean good) {
            return new Outcome(good ? Phase.Successful : Phase.Failed, "");
        }
    }

    /**
     * Without conditions every value is good; with both the one for failure comes first.
     *
     * @param result as expressions take it
     */
    public static Outcome judge(MetricSpec.Conditions conditions, @Nullable Object result, Instant now) {
        try {
            Environment environment = AnalysisEnvironment.of(result, now);
            boolean success = holds("successCondition", conditions.success(), environment, result);
            boolean failure = holds("failureCondition", conditions.failure(), environment, result);
            if (conditions.failure().isEmpty()) {
                return Outcome.of(conditions.success().isEmpty() || success);
            }
            if (failure || conditions.success().isEmpty()) {
                return Outcome.of(!failure);
            }
            return success ? Outcome.of(true) : new Outcome(Phase.Inconclusive, "");
        } catch (Unclear unclear) {
            return new Outcome(Phase.Error, String.valueOf(unclear.getMessage()));
        }
    }

    /** An empty condition does not hold. */
    private static boolean holds(String kind, String condition, Environment environment, @Nullable Object result) {
        if (condition.isEmpty()) {
            return false;
        }
        try {
            Object value = Expression.parse(condition).evaluate(environment);
            if (value instanceof Boolean answer) {
                return answer;
            }
            throw ExprException.of("expected bool, but got " + TypeName.of(value));
        } catch (ExprException broken) {
            boolean empty = result == null || (result instanceof List<?> list && list.isEmpty());
            throw new Unclear("could not evaluate " + kind + " \"" + condition + "\": "
                    + (empty ? NO_DATA : String.valueOf(broken.getMessage())));
        }
    }

    /** A condition that gives no answer. */
    private static final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unclear(String message) {
            super(message, null, false, false);
        }
    }
}
