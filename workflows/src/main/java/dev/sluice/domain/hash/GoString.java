package dev.sluice.domain.hash;

import java.util.Comparator;

/** Strings as Go writes and orders them. */
final class GoString {
    /** The order of the UTF-8 bytes, in which Go sorts the keys of a map. */
    static final Comparator<String> BY_BYTES = GoString::compareBytes;

    private static final String REPLACEMENT = "\uFFFD";

    private GoString() {}

    /** Appends a JSON string; half a surrogate pair becomes U+FFFD, as no UTF-8 can hold it. */
    static void quote(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        int next;
        for (int at = 0; at < text.length(); at = next) {
            int c = text.codePointAt(at);
            next = at + Character.charCount(c);
            if (!isPlain(c)) {
                out.append(text, written, at).append(escaped((char) c));
                written = next;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static boolean isPlain(int c) {
        return switch (c) {
            case '"', '\\', '<', '>', '&', '\u2028', '\u2029' -> false;
            default -> c >= ' ' && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
        };
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> Character.isSurrogate(c) ? REPLACEMENT : escape(c);
        };
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
