package dev.sluice.domain.expr;

import static dev.sluice.domain.expr.function.Parameter.NUMBER;
import static dev.sluice.domain.expr.function.Parameter.VALUE;

import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.function.TypeName;
import dev.sluice.domain.expr.type.Type.Simple;
import dev.sluice.domain.expr.value.GoFloat;
import dev.sluice.domain.expr.value.GoWhole;
import dev.sluice.domain.expr.value.Values;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What the conditions of a metric can refer to (spec 4.5). */
public final class AnalysisEnvironment {
    private AnalysisEnvironment() {}

    /**
     * The environment for one measurement.
     *
     * @param result what was measured: null, or a value as {@link Values#of} takes it
     */
    public static Environment of(@Nullable Object result, Instant now) {
        Object value = Values.of(result);
        SequencedMap<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("result", value);
        add(variables, ExprFunction.of("asInt", Simple.INT, a -> asInt(a.value(0)), VALUE));
        add(variables, ExprFunction.of("asFloat", Simple.FLOAT, a -> asFloat(a.value(0)), VALUE));
        add(variables, ExprFunction.of("isNaN", Simple.BOOL, a -> Double.isNaN(a.real(0)), NUMBER));
        add(variables, ExprFunction.of("isInf", Simple.BOOL, a -> Double.isInfinite(a.real(0)), NUMBER));
        add(variables, ExprFunction.of("isNil", Simple.BOOL, ignored -> value == null, VALUE));
        add(variables, ExprFunction.of("default", Simple.ANY, a -> value == null ? a.value(1) : value, VALUE, VALUE));
        return new Environment(variables, now);
    }

    private static void add(SequencedMap<String, @Nullable Object> variables, ExprFunction function) {
        variables.put(function.name(), function);
    }

    private static Object asInt(@Nullable Object value) {
        return switch (value) {
            case Long whole -> whole;
            case Double real -> GoWhole.of(real);
            case String text -> orRefused("asInt", GoWhole.parse(text), text);
            case null, default -> throw unsupported("asInt", value);
        };
    }

    private static Object asFloat(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case String text -> orRefused("asFloat", GoFloat.parse(text), text);
            case null, default -> throw unsupported("asFloat", value);
        };
    }

    private static Object orRefused(String function, @Nullable Object number, String text) {
        if (number == null) {
            String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            throw ExprException.of(function + "() finds no number in \"" + shown + "\"");
        }
        return number;
    }

    private static ExprException unsupported(String function, @Nullable Object value) {
        return ExprException.of(function + "() not supported on " + TypeName.of(value));
    }
}
