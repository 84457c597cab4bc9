package dev.sluice.domain.hash;

import java.util.Comparator;

/** Strings as Go writes and orders them. */
final class GoString {
    /** The order of the UTF-8 bytes, in which Go sorts the keys of a map. */
    static final Comparator<String> BY_BYTES = GoString::compareBytes;

    private static final char REPLACEMENT = '\uFFFD';

    private GoString() {}

    /** Appends a JSON string; half a surrogate pair becomes U+FFFD, as no UTF-8 can hold it. */
    static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                append(c, out);
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                out.append(REPLACEMENT);
            }
        }
        out.append('"');
    }

    private static void append(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '<', '>', '&', '\u2028', '\u2029' -> out.append(escape(c));
            default -> out.append(c < ' ' ? escape(c) : String.valueOf(c));
        }
    }

    private static String escape(char c) {
        return "\\u" + Integer.toHexString(0x10000 + c).substring(1);
    }

    private static int compareBytes(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return rank(left.charAt(i)) - rank(right.charAt(i));
            }
        }
        return left.length() - right.length();
    }

    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}
