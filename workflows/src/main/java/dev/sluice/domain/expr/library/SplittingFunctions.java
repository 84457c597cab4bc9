package dev.sluice.domain.expr.library;

import static dev.sluice.domain.expr.function.Parameter.INT;
import static dev.sluice.domain.expr.function.Parameter.TEXT;

import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.type.Type;
import dev.sluice.domain.expr.type.Type.Simple;
import java.util.ArrayList;
import java.util.List;

/** The functions that look for separators in a text. */
final class SplittingFunctions {
    private static final Type TEXTS = new Type.ListType(Simple.TEXT);

    static final List<ExprFunction> ALL = List.of(
            ExprFunction.of("split", TEXTS, a -> split(a, false), TEXT, TEXT, INT)
                    .needing(2),
            ExprFunction.of("splitAfter", TEXTS, a -> split(a, true), TEXT, TEXT, INT)
                    .needing(2),
            ExprFunction.of("replace", Simple.TEXT, SplittingFunctions::replace, TEXT, TEXT, TEXT, INT)
                    .needing(3));

    private SplittingFunctions() {}

    private static List<Object> split(Arguments a, boolean withSeparator) {
        String text = a.text(0);
        String separator = a.text(1);
        long most = a.has(2) && a.whole(2) >= 0 ? a.whole(2) : Long.MAX_VALUE;
        a.budget().characters(text.length());
        a.budget().searches(text, separator);
        List<Object> parts = new ArrayList<>();
        if (most == 0 || (text.isEmpty() && separator.isEmpty())) {
            return parts;
        }
        int from = 0;
        for (int at = next(text, separator, from);
                at >= 0 && parts.size() + 1 < most;
                at = next(text, separator, from)) {
            a.budget().elements(3);
            parts.add(text.substring(from, withSeparator ? at + separator.length() : at));
            from = at + separator.length();
        }
        a.budget().elements(1);
        parts.add(text.substring(from));
        return parts;
    }

    /** Where the next separator begins; an empty one stands between any two characters. */
    private static int next(String text, String separator, int from) {
        if (!separator.isEmpty()) {
            return text.indexOf(separator, from);
        }
        int after = from < text.length() ? from + Character.charCount(text.codePointAt(from)) : text.length();
        return after < text.length() ? after : -1;
    }

    private static String replace(Arguments a) {
        String text = a.text(0);
        String old = a.text(1);
        String replacement = a.text(2);
        long most = a.has(3) && a.whole(3) >= 0 ? a.whole(3) : Long.MAX_VALUE;
        a.budget().characters(text.length());
        a.budget().searches(text, old);
        StringBuilder replaced = new StringBuilder();
        int copied = 0;
        int from = 0;
        for (long done = 0; done < most && from <= text.length(); done++) {
            int at = text.indexOf(old, from);
            if (at < 0) {
                break;
            }
            a.budget().characters(replacement.length() + 4L);
            replaced.append(text, copied, at).append(replacement);
            copied = at + old.length();
            from = old.isEmpty() ? afterCharacter(text, at) : copied;
        }
        return replaced.append(text, Math.min(copied, text.length()), text.length())
                .toString();
    }

    private static int afterCharacter(String text, int at) {
        return at < text.length() ? at + Character.charCount(text.codePointAt(at)) : at + 1;
    }
}
