package dev.sluice.workflow.call;

/** Texts of others, cut to a length that histories and events can bear. */
public final class Excerpt {
    private static final int LONGEST = 1000;
    private static final String CUT = "…";

    private Excerpt() {}

    /** The text, cut with "…" after a thousand characters. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /**
     * The text with "…" in place of what is too much.
     *
     * @param longest in characters, at least 2
     */
    public static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - CUT.length();
        boolean split = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, split ? end - 1 : end) + CUT;
    }
}
