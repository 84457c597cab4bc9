package dev.sluice.domain.expr.syntax;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads a quoted text and its escapes. */
final class TextReader {
    private static final String SIMPLE = "abfnrtv\\";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000b\\";

    private final String source;
    private final int start;
    private final char quote;
    private int at;

    TextReader(String source, int start) {
        this.source = source;
        this.start = start;
        this.quote = source.charAt(start);
        this.at = start + 1;
    }

    /** The offset behind the closing quote. */
    int end() {
        return at;
    }

    String read() {
        return quote == '`' ? raw() : escaped();
    }

    /** The bytes of a text whose escapes are bytes. */
    Bytes readBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!closes()) {
            if (source.charAt(at) == '\\') {
                bytes.write(escape(false));
            } else {
                bytes.writeBytes(character().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Bytes(bytes.toByteArray());
    }

    private String raw() {
        StringBuilder text = new StringBuilder();
        while (true) {
            int end = source.indexOf('`', at);
            if (end < 0) {
                throw open();
            }
            text.append(source, at, end);
            at = end + 1;
            if (!source.startsWith("`", at)) {
                return text.toString();
            }
            text.append('`');
            at++;
        }
    }

    private String escaped() {
        StringBuilder text = new StringBuilder();
        while (!closes()) {
            if (source.charAt(at) == '\\') {
                text.appendCodePoint(escape(true));
            } else {
                text.append(character());
            }
        }
        return text.toString();
    }

    private boolean closes() {
        if (at >= source.length() || source.charAt(at) == '\n') {
            throw open();
        }
        if (source.charAt(at) != quote) {
            return false;
        }
        at++;
        return true;
    }

    private String character() {
        int from = at;
        at += Character.charCount(source.codePointAt(at));
        return source.substring(from, at);
    }

    private int escape(boolean unicode) {
        char c = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
        at += 2;
        if (c == quote) {
            return c;
        }
        if (SIMPLE.indexOf(c) >= 0) {
            return MEANT.charAt(SIMPLE.indexOf(c));
        }
        return switch (c) {
            case 'x' -> digits(2, 16, 0xFF);
            case 'u' -> unicode ? shortUnicode() : bad();
            case 'U' -> unicode ? digits(8, 16, Character.MAX_CODE_POINT) : bad();
            case '0', '1', '2', '3' -> octal();
            default -> bad();
        };
    }

    private int octal() {
        at--;
        return digits(3, 8, 0xFF);
    }

    private int shortUnicode() {
        if (!source.startsWith("{", at)) {
            return digits(4, 16, Character.MAX_CODE_POINT);
        }
        int close = source.indexOf('}', at);
        if (close < at + 2 || close > at + 7) {
            return bad();
        }
        at++;
        int value = digits(close - at, 16, Character.MAX_CODE_POINT);
        at++;
        return value;
    }

    private int digits(int count, int radix, int most) {
        long value = 0;
        for (int i = 0; i < count; i++, at++) {
            int digit =
                    at < source.length() && source.charAt(at) < 128 ? Character.digit(source.charAt(at), radix) : -1;
            if (digit < 0) {
                return bad();
            }
            value = value * radix + digit;
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        return value > most || surrogate ? bad() : (int) value;
    }

    private int bad() {
        throw ExprException.at(Math.min(at, source.length()), "bad escape in text");
    }

    private ExprException open() {
        return ExprException.at(start, "text is not terminated");
    }
}
