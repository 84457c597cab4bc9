package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import java.time.Duration;
import java.util.Optional;

/**
 * How a canary with traffic routing treats its ReplicaSets and Services (spec 1.3).
 *
 * @param canary {@code spec.strategy.canary}, which the routers read themselves
 * @param maxWeight the weight that means all traffic, at least 1
 * @param dynamicStable whether the stable version shrinks as the canary grows
 * @param delay how long versions that went out of use are kept
 * @param mostDelayed how many of them at once
 * @param abortDelay how long the canary is kept after an abort, zero for ever; empty when the user leaves it to the default
 * @param minPods pods that a version with any traffic has at least
 * @param pingPong Services that change their parts at each release
 */
public record TrafficOptions(
        Json.Obj canary,
        int maxWeight,
        boolean dynamicStable,
        Duration delay,
        int mostDelayed,
        Optional<Duration> abortDelay,
        int minPods,
        Optional<PingPong> pingPong) {
    private static final Duration DEFAULT_ABORT_DELAY = Duration.ofSeconds(30);

    /** Two Services of which one leads to the stable version and the other to the canary. */
    public record PingPong(String ping, String pong) {

        /** The one that leads to the stable version. */
        public String stable(CanaryStatus status) {
            return status.stableIsPing() ? ping : pong;
        }

        /** The one that leads to the canary. */
        public String canary(CanaryStatus status) {
            return status.stableIsPing() ? pong : ping;
        }
    }

    /** How long the canary is kept after an abort; zero for ever. */
    public Duration abortDelayOrDefault() {
        return abortDelay.orElse(DEFAULT_ABORT_DELAY);
    }

    /** Whether an aborted canary is kept for ever. */
    public boolean keepsAborted() {
        return holdsAborted() && abortDelayOrDefault().isZero();
    }

    /** Whether an aborted canary is kept for a while as it is, instead of shrinking as its traffic does (spec 3.4). */
    public boolean holdsAborted() {
        return !dynamicStable || abortDelay.isPresent();
    }
}
