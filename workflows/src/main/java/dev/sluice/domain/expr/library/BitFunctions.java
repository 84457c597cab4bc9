package dev.sluice.domain.expr.library;

import static dev.sluice.domain.expr.function.Parameter.INT;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.type.Type.Simple;
import java.util.List;

/** The functions of bits. */
final class BitFunctions {
    static final List<ExprFunction> ALL = List.of(
            ExprFunction.of("bitand", Simple.INT, a -> a.whole(0) & a.whole(1), INT, INT),
            ExprFunction.of("bitor", Simple.INT, a -> a.whole(0) | a.whole(1), INT, INT),
            ExprFunction.of("bitxor", Simple.INT, a -> a.whole(0) ^ a.whole(1), INT, INT),
            ExprFunction.of("bitnand", Simple.INT, a -> a.whole(0) & ~a.whole(1), INT, INT),
            ExprFunction.of("bitnot", Simple.INT, a -> ~a.whole(0), INT),
            ExprFunction.of("bitshl", Simple.INT, a -> isOut(a) ? 0 : a.whole(0) << a.whole(1), INT, INT),
            ExprFunction.of("bitshr", Simple.INT, a -> a.whole(0) >> (isOut(a) ? 63 : a.whole(1)), INT, INT),
            ExprFunction.of("bitushr", Simple.INT, a -> isOut(a) ? 0 : a.whole(0) >>> a.whole(1), INT, INT));

    private BitFunctions() {}

    /** Whether all bits are shifted out. */
    private static boolean isOut(Arguments a) {
        if (a.whole(1) < 0) {
            throw ExprException.of("negative shift count " + a.whole(1));
        }
        return a.whole(1) >= Long.SIZE;
    }
}
