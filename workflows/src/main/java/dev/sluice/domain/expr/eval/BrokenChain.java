package dev.sluice.domain.expr.eval;

/** Leaves the links of an optional chain at a nil; the chain around them always stops it. */
final class BrokenChain extends RuntimeException {
    static final BrokenChain SIGNAL = new BrokenChain();

    private static final long serialVersionUID = 1L;

    private BrokenChain() {
        super(null, null, false, false);
    }
}
