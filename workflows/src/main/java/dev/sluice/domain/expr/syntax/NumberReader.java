package dev.sluice.domain.expr.syntax;

import dev.sluice.domain.expr.ExprException;

/** Reads a number: {@code 42}, {@code 1_000}, {@code 0x2A}, {@code 0o52}, {@code 0b101}, {@code .5}, {@code 1e-3}. */
final class NumberReader {
    private final String source;
    private final int start;
    private int at;

    NumberReader(String source, int start) {
        this.source = source;
        this.start = start;
        this.at = start;
    }

    /** The offset behind the number. */
    int end() {
        return at;
    }

    /** A Long, or a Double when the number has a fraction or an exponent. */
    Object read() {
        Object value = source.startsWith("0", at) ? prefixed() : decimal();
        if (at < source.length() && Lexer.isNamePart(source.codePointAt(at))) {
            throw ExprException.at(at, "bad number: " + source.substring(start, at + 1));
        }
        return value;
    }

    private Object prefixed() {
        char base = at + 1 < source.length() ? Character.toLowerCase(source.charAt(at + 1)) : ' ';
        return switch (base) {
            case 'x' -> whole(2, 16);
            case 'o' -> whole(2, 8);
            case 'b' -> whole(2, 2);
            default -> decimal();
        };
    }

    private Object decimal() {
        skipDigits(10);
        boolean fraction = at < source.length() && source.charAt(at) == '.' && !source.startsWith("..", at);
        if (fraction) {
            at++;
            skipDigits(10);
        }
        boolean exponent = at < source.length() && Character.toLowerCase(source.charAt(at)) == 'e';
        if (exponent) {
            at++;
            at += source.startsWith("+", at) || source.startsWith("-", at) ? 1 : 0;
            skipDigits(10);
        }
        if (!fraction && !exponent) {
            at = start;
            return whole(0, 10);
        }
        return real();
    }

    private Double real() {
        String text = source.substring(start, at).replace("_", "");
        try {
            double value = Double.parseDouble(text);
            if (!Double.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException unreadable) {
            throw ExprException.at(start, "bad number: " + text);
        }
        throw ExprException.at(start, "number " + text + " is out of range");
    }

    private Long whole(int prefix, int radix) {
        at = start + prefix;
        skipDigits(radix);
        String digits = source.substring(start + prefix, at).replace("_", "");
        if (digits.isEmpty()) {
            throw ExprException.at(start, "bad number: " + source.substring(start, at));
        }
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException tooLong) {
            throw ExprException.at(start, "number " + source.substring(start, at) + " is out of range");
        }
    }

    private void skipDigits(int radix) {
        while (at < source.length() && (source.charAt(at) == '_' || isDigit(source.charAt(at), radix))) {
            at++;
        }
    }

    private static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }
}
