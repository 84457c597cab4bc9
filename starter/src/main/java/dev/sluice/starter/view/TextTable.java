package dev.sluice.starter.view;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns, each as wide as its widest cell and two spaces apart. Lines end without spaces. */
public final class TextTable {
    private static final String GAP = "  ";
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * A cell.
     *
     * @param painted the text with colour codes, which take no room
     */
    public record Cell(String text, String painted) {

        /** A plain cell; what a terminal would obey is written as escapes. */
        public static Cell of(String text) {
            String line = Printable.of(text);
            return new Cell(line, line);
        }

        /** A sign and a word. */
        public static Cell of(Node.State state, boolean coloured) {
            return new Cell(
                    state.icon().sign() + " " + state.word(), state.icon().paint(coloured) + " " + state.word());
        }

        int width() {
            return text.codePointCount(0, text.length());
        }
    }

    /** Adds a row of plain cells. */
    public TextTable row(String... cells) {
        return row(List.of(cells));
    }

    /** Adds a row of plain cells. */
    public TextTable row(List<String> cells) {
        return painted(cells.stream().map(Cell::of).toList());
    }

    /** Adds a row of cells that may have colours. */
    public TextTable painted(List<Cell> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The last row alone, ended by a line feed and aligned with those before it. */
    public String lastRow() {
        return line(rows.getLast(), widths()) + "\n";
    }

    /** All rows, each ended by a line feed. */
    public String text() {
        List<Integer> widths = widths();
        StringBuilder out = new StringBuilder();
        rows.forEach(row -> out.append(line(row, widths)).append('\n'));
        return out.toString();
    }

    private static String line(List<Cell> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            Cell cell = row.get(column);
            line.append(cell.painted())
                    .append(" ".repeat(widths.get(column) - cell.width()))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (List<Cell> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = row.get(column).width();
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(widths.get(column), width));
                }
            }
        }
        return widths;
    }
}
