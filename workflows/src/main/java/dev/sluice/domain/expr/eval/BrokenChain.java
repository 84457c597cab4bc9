package dev.sluice.domain.expr.eval;

/** Leaves the links of an optional chain at a nil; the chain around them always stops it. */
final class BrokenChain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenChain() {
        super(null, null, false, false);
    }
}
