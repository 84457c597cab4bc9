package dev.sluice.domain.expr;

import dev.sluice.domain.expr.value.Budget;
import dev.sluice.domain.expr.value.JsonReader;
import dev.sluice.domain.expr.value.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Between JSON texts and the values of expressions, within {@link Limits}. */
public final class ExprJson {
    private ExprJson() {}

    /**
     * The value of a JSON text; every number is a Double.
     *
     * @throws ExprException when it is none, or too large
     */
    public static @Nullable Object read(String json) {
        return JsonReader.read(json, new Budget());
    }

    /**
     * The value as JSON on one line, keys sorted.
     *
     * @throws ExprException for what JSON cannot hold (NaN, a function), or is too large
     */
    public static String write(@Nullable Object value) {
        return JsonWriter.write(value, new Budget(), false);
    }
}
