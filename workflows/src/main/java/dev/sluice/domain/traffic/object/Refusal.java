package dev.sluice.domain.traffic.object;

/**
 * Ends a router's reading at the first thing that is wrong. It never leaves {@code dev.sluice.domain.traffic}: there it
 * becomes an answer.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RoutingError error;

    public Refusal(RoutingError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    public RoutingError error() {
        return error;
    }
}
