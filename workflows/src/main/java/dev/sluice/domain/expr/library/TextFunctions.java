package dev.sluice.domain.expr.library;

import static dev.sluice.domain.expr.function.Parameter.INT;
import static dev.sluice.domain.expr.function.Parameter.TEXT;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.type.Type.Simple;
import dev.sluice.domain.expr.value.Utf8;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** The functions of texts that give a text, a place or a truth value. */
final class TextFunctions {
    static final List<ExprFunction> ALL = List.of(
            ExprFunction.of("trim", Simple.TEXT, TextFunctions::trim, TEXT, TEXT)
                    .needing(1),
            ExprFunction.of("trimPrefix", Simple.TEXT, TextFunctions::trimPrefix, TEXT, TEXT)
                    .needing(1),
            ExprFunction.of("trimSuffix", Simple.TEXT, TextFunctions::trimSuffix, TEXT, TEXT)
                    .needing(1),
            ExprFunction.of("upper", Simple.TEXT, a -> letters(a, Character::toUpperCase), TEXT),
            ExprFunction.of("lower", Simple.TEXT, a -> letters(a, Character::toLowerCase), TEXT),
            ExprFunction.of("repeat", Simple.TEXT, TextFunctions::repeat, TEXT, INT),
            ExprFunction.of("indexOf", Simple.INT, a -> place(a, searched(a).indexOf(a.text(1))), TEXT, TEXT),
            ExprFunction.of("lastIndexOf", Simple.INT, a -> place(a, searched(a).lastIndexOf(a.text(1))), TEXT, TEXT),
            ExprFunction.of("hasPrefix", Simple.BOOL, a -> text(a).startsWith(a.text(1)), TEXT, TEXT),
            ExprFunction.of("hasSuffix", Simple.BOOL, a -> text(a).endsWith(a.text(1)), TEXT, TEXT));

    private TextFunctions() {}

    /** The first argument, of which reading is paid for. */
    private static String text(Arguments a) {
        a.budget().reads(a.text(0).length());
        return a.text(0);
    }

    /** The same, where the second argument is looked for in it. */
    private static String searched(Arguments a) {
        a.budget().searches(a.text(0), a.text(1));
        return a.text(0);
    }

    private static String trim(Arguments a) {
        String text = text(a);
        String given = a.has(1) ? a.text(1) : "";
        IntPredicate trimmed = a.has(1) ? c -> given.indexOf(c) >= 0 : TextFunctions::isBlank;
        int from = 0;
        while (from < text.length() && trimmed.test(text.codePointAt(from))) {
            a.budget().reads(given.length());
            from += Character.charCount(text.codePointAt(from));
        }
        int to = text.length();
        while (to > from && trimmed.test(text.codePointBefore(to))) {
            a.budget().reads(given.length());
            to -= Character.charCount(text.codePointBefore(to));
        }
        a.budget().characters(to - from);
        return text.substring(from, to);
    }

    private static boolean isBlank(int c) {
        boolean control = (c >= '\t' && c <= '\r') || c == 0x85;
        return control || Character.isSpaceChar(c);
    }

    private static String trimPrefix(Arguments a) {
        String prefix = a.has(1) ? a.text(1) : "";
        return text(a).startsWith(prefix) ? a.text(0).substring(prefix.length()) : a.text(0);
    }

    private static String trimSuffix(Arguments a) {
        String suffix = a.has(1) ? a.text(1) : "";
        return text(a).endsWith(suffix) ? a.text(0).substring(0, a.text(0).length() - suffix.length()) : a.text(0);
    }

    private static String letters(Arguments a, IntUnaryOperator change) {
        a.budget().steps(a.text(0).length() / 4);
        a.budget().characters(a.text(0).length());
        StringBuilder changed = new StringBuilder();
        a.text(0).codePoints().map(change).forEach(changed::appendCodePoint);
        return changed.toString();
    }

    private static String repeat(Arguments a) {
        long times = a.whole(1);
        if (times < 0) {
            throw ExprException.of("repeat takes a number of times from 0, not " + times);
        }
        if (a.text(0).isEmpty()) {
            return "";
        }
        if (times > Integer.MAX_VALUE) {
            throw ExprException.of("memory budget exceeded");
        }
        a.budget().characters(times * a.text(0).length());
        return a.text(0).repeat((int) times);
    }

    private static Object place(Arguments a, int found) {
        return found < 0 ? -1L : (Object) (long) Utf8.bytes(a.text(0), found);
    }
}
