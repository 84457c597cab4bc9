package dev.sluice.domain.expr;

/** What is wrong with an expression, or went wrong in it; the only error that parsing and evaluating end with. */
public final class ExprException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NOWHERE = -1;

    private final int offset;
    private final int line;
    private final int column;

    private ExprException(String message, int offset, int line, int column) {
        super(message, null, false, false);
        this.offset = offset;
        this.line = line;
        this.column = column;
    }

    /** An error at a place that the caller knows. */
    public static ExprException of(String message) {
        return new ExprException(message, NOWHERE, 0, 0);
    }

    /** An error at an offset in the source. */
    public static ExprException at(int offset, String message) {
        return new ExprException(message, offset, 0, 0);
    }

    /** This error, at the offset unless it has a place already. */
    public ExprException orAt(int elsewhere) {
        return offset == NOWHERE ? at(elsewhere, reason()) : this;
    }

    /** This error with line and column in the source. */
    public ExprException in(String source) {
        int end = Math.clamp(offset, 0, source.length());
        int lineStart = source.lastIndexOf('\n', end - 1) + 1;
        int lines = 1
                + (int) source.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new ExprException(reason(), offset, lines, 1 + source.codePointCount(lineStart, end));
    }

    /** The cause without the place. */
    public String reason() {
        return String.valueOf(super.getMessage());
    }

    /** The line, from 1; 0 when the place is not known. */
    public int line() {
        return line;
    }

    /** The column, from 1, in characters; 0 when the place is not known. */
    public int column() {
        return column;
    }

    /** The cause, and the place as {@code (line:column)}. */
    @Override
    public String getMessage() {
        return line == 0 ? reason() : reason() + " (" + line + ":" + column + ")";
    }
}
