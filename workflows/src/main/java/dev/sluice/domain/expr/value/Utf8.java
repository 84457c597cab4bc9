package dev.sluice.domain.expr.value;

import java.nio.charset.StandardCharsets;

/** Texts by their UTF-8 bytes, in which the language counts when it indexes and slices them. */
public final class Utf8 {
    private Utf8() {}

    /** How many bytes the first so many chars have. */
    public static int bytes(String text, int chars) {
        int bytes = 0;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    public static int bytes(String text) {
        return bytes(text, text.length());
    }

    /** The byte at an index, which is in range. */
    public static long at(String text, int index) {
        return text.getBytes(StandardCharsets.UTF_8)[index] & 0xFF;
    }

    /** A part in bytes; a character that is cut through becomes U+FFFD. */
    public static String slice(String text, int from, int to) {
        return new String(text.getBytes(StandardCharsets.UTF_8), from, to - from, StandardCharsets.UTF_8);
    }
}
