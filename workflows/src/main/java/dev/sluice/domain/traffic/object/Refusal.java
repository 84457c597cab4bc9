package dev.sluice.domain.traffic.object;

/**
 * Ends a reading at the first thing that is wrong. {@code TrafficRouters} and {@code TrafficRules} turn it into an answer;
 * readers of single values throw it for what {@code TrafficRules} would have refused.
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
