package dev.sluice.domain.expr;

/** How much an expression may ask for; each bound is far above what conditions need, and ends in an {@link ExprException}. */
public final class Limits {
    /** Characters of the source. */
    public static final int SOURCE = 16_384;

    /** Nodes of the tree. */
    public static final int NODES = 10_000;

    /** Nesting of the source: brackets in brackets, a predicate in a predicate, {@code let} after {@code let}. */
    public static final int NESTING = 80;

    /** Depth of the tree, to which operators in a row count too, and of values. */
    public static final int DEPTH = 250;

    /** Steps of one run: a node evaluated, an element looked at, some characters read. */
    public static final long STEPS = 500_000;

    /** What one run may allocate, in bytes by a rough count. */
    public static final long MEMORY = 8L * 1024 * 1024;

    /** Characters of a regular expression. */
    public static final int PATTERN = 1_000;

    /** Instructions of a compiled regular expression. */
    public static final int PROGRAM = 5_000;

    private Limits() {}
}
