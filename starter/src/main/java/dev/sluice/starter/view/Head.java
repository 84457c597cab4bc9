package dev.sluice.starter.view;

/** The labelled lines above a screen's tables; values stand in one column (spec 7.3). */
public final class Head {
    private final StringBuilder out = new StringBuilder();
    private final boolean coloured;

    /** @param coloured whether signs carry the colour codes of a terminal */
    public Head(boolean coloured) {
        this.coloured = coloured;
    }

    /** Adds a line; a label that is too long for its column is followed by one space. */
    public Head line(String label, Object value) {
        return painted(label, Printable.of(value.toString()));
    }

    /** Adds a line with a sign and a word. */
    public Head line(String label, Node.State state) {
        return painted(label, state.icon().paint(coloured) + " " + state.word());
    }

    private Head painted(String label, String value) {
        out.append("%-16s %s".formatted(Printable.of(label), value).stripTrailing())
                .append('\n');
        return this;
    }

    /** All lines, each ended by a line feed. */
    public String text() {
        return out.toString();
    }
}
