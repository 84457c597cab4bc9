package dev.sluice.kube.rest;

/** Texts of others, cut to a size that fits into a history and a condition. */
public final class Excerpt {
    private static final int LONGEST = 4096;

    private Excerpt() {}

    /** The text, or its first 4096 characters less one and "…". */
    public static String of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
