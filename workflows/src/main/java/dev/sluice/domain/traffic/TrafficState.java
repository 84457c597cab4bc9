package dev.sluice.domain.traffic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which traffic goes where, in full: a managed route that is not listed here is to be gone.
 *
 * @param additional destinations of a running experiment
 * @param maxWeight the weight that means all traffic, at least 1; the destinations' weights sum to it
 */
public record TrafficState(
        Destination canary,
        Destination stable,
        List<Destination> additional,
        List<HeaderRoute> headerRoutes,
        List<MirrorRoute> mirrorRoutes,
        int maxWeight) {
    public TrafficState {
        additional = List.copyOf(additional);
        headerRoutes = List.copyOf(headerRoutes);
        mirrorRoutes = List.copyOf(mirrorRoutes);
        int sum = canary.weight() + stable.weight();
        for (Destination destination : additional) {
            sum += destination.weight();
        }
        if (maxWeight < 1 || sum != maxWeight) {
            throw new IllegalArgumentException("weights sum to " + sum + " and not to " + maxWeight);
        }
    }

    /**
     * One version and its share.
     *
     * @param service that leads to it; empty where a router tells versions apart by other means
     * @param hash of its pod template; empty when it is not known
     * @param weight not negative
     */
    public record Destination(String service, String hash, int weight) {
        public Destination {
            if (weight < 0) {
                throw new IllegalArgumentException("weight " + weight + " is negative");
            }
        }
    }

    /** No canary traffic and no managed routes. */
    public static TrafficState allStable(Destination canary, Destination stable, int maxWeight) {
        return of(canary, stable, 0, maxWeight);
    }

    /** The canary has this weight and the stable version the rest; no managed routes. */
    public static TrafficState of(Destination canary, Destination stable, int weight, int maxWeight) {
        return new TrafficState(
                new Destination(canary.service(), canary.hash(), weight),
                new Destination(stable.service(), stable.hash(), maxWeight - weight),
                List.of(),
                List.of(),
                List.of(),
                maxWeight);
    }

    /** The destination behind this service. */
    public Optional<Destination> destination(String service) {
        return Stream.concat(Stream.of(canary, stable), additional.stream())
                .filter(one -> !service.isEmpty() && one.service().equals(service))
                .findFirst();
    }

    /** As far as a router can carry it out: what it knows nothing of is left out, its share stable's. */
    TrafficState within(List<Capability> capabilities) {
        boolean experiments = capabilities.contains(Capability.EXPERIMENTS);
        int folded = experiments
                ? 0
                : additional.stream().mapToInt(Destination::weight).sum();
        return new TrafficState(
                canary,
                new Destination(stable.service(), stable.hash(), stable.weight() + folded),
                experiments ? additional : List.of(),
                capabilities.contains(Capability.HEADER_ROUTES) ? headerRoutes : List.of(),
                capabilities.contains(Capability.MIRROR_ROUTES) ? mirrorRoutes : List.of(),
                maxWeight);
    }
}
