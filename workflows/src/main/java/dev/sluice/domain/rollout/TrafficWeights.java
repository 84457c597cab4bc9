package dev.sluice.domain.rollout;

import java.util.List;
import java.util.Optional;

/**
 * Which share of the traffic each version was given, as the routers took it (spec 2.1, {@code canary.weights}).
 *
 * @param additional of a running experiment
 * @param verified whether the traffic was seen to go there; empty when nobody can tell
 */
public record TrafficWeights(Share canary, Share stable, List<Share> additional, Optional<Boolean> verified) {
    public TrafficWeights {
        additional = List.copyOf(additional);
    }

    /**
     * One version's.
     *
     * @param weight out of the most there is
     * @param service that leads to it; empty where versions are told apart by other means
     * @param hash label of its pods; empty when it is not known
     */
    public record Share(int weight, String service, String hash) {}

    /** The same shares, verified or not. */
    public TrafficWeights verified(Optional<Boolean> seen) {
        return new TrafficWeights(canary, stable, additional, seen);
    }

    /** The weight of the pods with this hash as the canary's. */
    public int carriedBy(String hash) {
        return canary.hash().equals(hash) ? canary.weight() : 0;
    }
}
