package dev.sluice.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Numbers as the reference, a Go program, writes them: {@code NaN}, {@code +Inf} and {@code -Inf} included. */
public final class GoFloat {
    private GoFloat() {}

    /** Never with an exponent, in as few digits as tell the number from others: Go's format {@code f} of precision −1. */
    public static String plain(double value) {
        return finite(value) ? signed(value, shortest(value).toPlainString()) : special(value);
    }

    /** With an exponent below 1e-4 and from 1e6 on: Go's {@code %v}. */
    public static String value(double value) {
        return finite(value) ? withExponent(value, -4, 6) : special(value);
    }

    /** With an exponent below 1e-6 and from 1e21 on: Go's JSON; the number has to be finite. */
    public static String json(double value) {
        return withExponent(value, -6, 21).replace("e-0", "e-");
    }

    /** With so many decimals: Go's {@code %.2f}, or {@code %f} for six. */
    public static String fixed(double value, int decimals) {
        if (!finite(value)) {
            return special(value);
        }
        return signed(
                value,
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }

    /** Numbers between brackets, separated by commas. */
    public static String list(List<Double> values, DoubleFunction<String> format) {
        return values.stream().map(format::apply).collect(Collectors.joining(",", "[", "]"));
    }

    /** Reads a number as Go does; empty texts and others that are none are refused with {@link NumberFormatException}. */
    public static double parse(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> parsed(text);
        };
    }

    private static double parsed(String text) {
        if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?")) {
            throw new NumberFormatException("not a number");
        }
        return Double.parseDouble(text);
    }

    private static String withExponent(double value, int smallest, int largest) {
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (value == 0 || (exponent >= smallest && exponent < largest)) {
            return signed(value, shortest.toPlainString());
        }
        String mantissa = shortest.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        String power = String.valueOf(Math.abs(exponent));
        return mantissa + (exponent < 0 ? "e-" : "e+") + (power.length() < 2 ? "0" + power : power);
    }

    private static BigDecimal shortest(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros();
    }

    private static String signed(double value, String text) {
        return 1 / value < 0 && !text.startsWith("-") ? "-" + text : text;
    }

    private static boolean finite(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value);
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return value > 0 ? "+Inf" : "-Inf";
    }
}
