package dev.sluice.domain.expr.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.Limits;
import dev.sluice.domain.expr.value.Budget;

/** A regular expression in RE2's syntax. It is found anywhere in a text, in time that grows with the text's length only. */
public final class LinearPattern {
    private static final int COMPILING = 20;
    private static final int DEEPEST = 50;
    private static final int WORK_PER_STEP = 8;

    private final Pattern pattern;

    private LinearPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles a pattern.
     *
     * @throws ExprException when it is none, or too large a one
     */
    public static LinearPattern of(String pattern, Budget budget) {
        boolean tooLarge = pattern.length() > Limits.PATTERN
                || PatternSize.depth(pattern) > DEEPEST
                || PatternSize.of(pattern) > Limits.PROGRAM;
        if (tooLarge) {
            throw ExprException.of("regular expression is too large");
        }
        budget.steps((long) COMPILING * (pattern.length() + PatternSize.of(pattern)));
        budget.characters(256 * (pattern.length() + PatternSize.of(pattern)));
        try {
            return new LinearPattern(Pattern.compile(pattern));
        } catch (PatternSyntaxException invalid) {
            throw ExprException.of(
                    "bad regular expression: " + invalid.getDescription() + ": `" + invalid.getPattern() + "`");
        }
    }

    /** Whether the pattern is found in the text. */
    public boolean isIn(String text, Budget budget) {
        budget.steps(1 + (long) text.length() * pattern.programSize() / WORK_PER_STEP);
        return pattern.matcher(text).find();
    }
}
