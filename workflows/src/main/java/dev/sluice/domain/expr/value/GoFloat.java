package dev.sluice.domain.expr.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reals as Go reads and writes them. */
public final class GoFloat {
    private static final Pattern UNDERSCORES = Pattern.compile("(?<![0-9a-fA-FxX])_|_(?![0-9a-fA-F])");
    private static final int PLAIN_DIGITS = 6;
    private static final int JSON_DIGITS = 21;

    private GoFloat() {}

    /** As in texts for people: {@code 100000}, {@code 1e+06}, {@code 0.0001}, {@code 1e-05}, {@code NaN}, {@code +Inf}. */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return write(value, -4, PLAIN_DIGITS, 2);
    }

    /** As in JSON: plain between 1e-6 and 1e21. The value is finite. */
    public static String json(double value) {
        return write(value, -6, JSON_DIGITS, 1);
    }

    private static String write(double value, int least, int most, int exponentDigits) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= least && exponent < most) {
            return shortest.toPlainString();
        }
        String digits = Integer.toString(Math.abs(exponent));
        return shortest.movePointLeft(exponent).stripTrailingZeros().toPlainString()
                + (exponent < 0 ? "e-" : "e+")
                + "0".repeat(Math.max(0, exponentDigits - digits.length()))
                + digits;
    }

    /** The number in a text, as Go's strconv reads it; null when there is none, or none in range. */
    public static @Nullable Double parse(String text) {
        String bare = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        boolean negative = text.startsWith("-");
        if (bare.equalsIgnoreCase("inf") || bare.equalsIgnoreCase("infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        boolean hexadecimal = bare.startsWith("0x") || bare.startsWith("0X");
        if (text.contains("_")) {
            return UNDERSCORES.matcher(text).find() ? null : parse(text.replace("_", ""));
        }
        if (!hasOnly(bare, hexadecimal ? "0123456789abcdefABCDEFxXpP+-." : "0123456789eE+-.")) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? null : (Double) value;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static boolean hasOnly(String text, String allowed) {
        return text.chars().allMatch(c -> allowed.indexOf(c) >= 0);
    }
}
