package dev.sluice.domain.rollout;

import java.util.Optional;

/**
 * Where the traffic of a canary release goes (spec 2.1).
 *
 * @param weights as last taken by the routers; empty before the first time, and without traffic routing
 * @param stablePingPong {@code ping} or {@code pong}, the Service that leads to the stable version; empty for none of them
 */
public record CanaryStatus(Optional<TrafficWeights> weights, String stablePingPong) {
    public static final CanaryStatus NONE = new CanaryStatus(Optional.empty(), "");
    private static final String PING = "ping";

    /** The same, with these weights. */
    public CanaryStatus with(TrafficWeights taken) {
        return new CanaryStatus(Optional.of(taken), stablePingPong);
    }

    public boolean stableIsPing() {
        return stablePingPong.equals(PING);
    }

    /** After the canary became the stable version: the Services have changed their parts. */
    public CanaryStatus flipped() {
        return new CanaryStatus(weights, stableIsPing() ? "pong" : PING);
    }
}
