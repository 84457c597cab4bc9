package dev.sluice.domain.expr.syntax;

import org.jspecify.annotations.Nullable;

/** A piece of the source; {@code value} is what a literal stands for. */
record Token(Kind kind, String text, @Nullable Object value, int at) {

    /** What kinds of pieces there are; the words of the language are signs. */
    enum Kind {
        NUMBER,
        TEXT,
        BYTES,
        NAME,
        SIGN,
        END
    }

    static Token sign(String text, int at) {
        return new Token(Kind.SIGN, text, null, at);
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** How an error names it. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case NUMBER, NAME, SIGN -> "'" + text + "'";
            case TEXT, BYTES -> text.length() > 20 ? text.substring(0, 20) + "…" : text;
        };
    }
}
