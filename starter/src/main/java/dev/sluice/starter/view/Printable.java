package dev.sluice.starter.view;

/** Text of others, made fit for a terminal: nothing in it can move the cursor, change colours or reorder what is read. */
public final class Printable {
    private Printable() {}

    /** The text on one line; control and format characters are written as escapes, such as {@code \n} and {@code \u001b}. */
    public static String of(String text) {
        if (text.codePoints().allMatch(Printable::isHarmless)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> append(out, point));
        return out.toString();
    }

    /**
     * The same, cut to a length.
     *
     * @param most code points, at least 1; the last one is an ellipsis where something was cut
     */
    public static String cut(String text, int most) {
        String line = of(text);
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static void append(StringBuilder out, int point) {
        switch (point) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isHarmless(point)) {
                    out.appendCodePoint(point);
                } else {
                    out.append("\\u%04x".formatted(point));
                }
            }
        }
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
