package dev.sluice.domain.expr.library;

import static dev.sluice.domain.expr.function.Parameter.NUMBER;
import static dev.sluice.domain.expr.function.Parameter.NUMBERS;

import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.type.Type.Simple;
import java.util.List;

/** The functions of numbers. */
final class NumberFunctions {
    static final List<ExprFunction> ALL = List.of(
            ExprFunction.of("max", Simple.ANY, a -> Sums.extreme(a, "max", 1), NUMBERS)
                    .repeating(),
            ExprFunction.of("min", Simple.ANY, a -> Sums.extreme(a, "min", -1), NUMBERS)
                    .repeating(),
            ExprFunction.of("mean", Simple.FLOAT, Sums::mean, NUMBERS).repeating(),
            ExprFunction.of("median", Simple.FLOAT, Sums::median, NUMBERS).repeating(),
            ExprFunction.of("abs", Simple.ANY, NumberFunctions::abs, NUMBER).giving(List::getFirst),
            ExprFunction.of("ceil", Simple.FLOAT, a -> Math.ceil(a.real(0)), NUMBER),
            ExprFunction.of("floor", Simple.FLOAT, a -> Math.floor(a.real(0)), NUMBER),
            ExprFunction.of("round", Simple.FLOAT, a -> round(a.real(0)), NUMBER));

    private NumberFunctions() {}

    private static Object abs(Arguments a) {
        return a.value(0) instanceof Long whole ? (Object) Math.abs(whole) : (Object) Math.abs(a.real(0));
    }

    /** To the nearest whole number, halves away from zero. */
    private static double round(double value) {
        double size = Math.abs(value);
        double down = Math.floor(size);
        return Math.copySign(size - down >= 0.5 ? down + 1 : down, value);
    }
}
