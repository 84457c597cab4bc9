package dev.sluice.starter.cli.manifest;

/** A place in a text; both numbers begin at 1. */
public record Position(int line, int column) {
    static final Position START = new Position(1, 1);

    /** {@code line:column}, as compilers have it. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
