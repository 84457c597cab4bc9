package dev.sluice.domain.expr.value;

import org.jspecify.annotations.Nullable;

/** Whole numbers as Go makes them of reals and texts. */
public final class GoWhole {
    private static final double BEYOND = 0x1p63;

    private GoWhole() {}

    /** The real without its fraction; out of range, the smallest whole number. */
    public static long of(double real) {
        return real >= -BEYOND && real < BEYOND ? (long) real : Long.MIN_VALUE;
    }

    /** The number in a text of decimal digits with or without a sign; null when there is none, or none in range. */
    public static @Nullable Long parse(String text) {
        String digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        boolean decimal =
                !digits.isEmpty() && digits.length() <= 40 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        try {
            return decimal ? (Long) Long.parseLong(text) : null;
        } catch (NumberFormatException outOfRange) {
            return null;
        }
    }
}
