package dev.sluice.domain.traffic.istio;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.TrafficState.Destination;
import dev.sluice.domain.traffic.object.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which destination of a route is whose (spec 5.2): by host up to its first dot, or by subset.
 *
 * @param canarySubset empty when there is no DestinationRule, as is {@code stableSubset}
 * @param additionalSubsets whose weights are the user's
 */
record Destinations(
        TrafficState state,
        Optional<String> canarySubset,
        Optional<String> stableSubset,
        List<String> additionalSubsets) {
    private static final FieldPath HOST = FieldPath.of("destination", "host");

    static Destinations of(Optional<Spot> rule, TrafficState state) {
        return new Destinations(
                state,
                rule.map(spot -> spot.at("canarySubsetName").requiredText()),
                rule.map(spot -> spot.at("stableSubsetName").requiredText()),
                rule.map(spot -> spot.at("additionalSubsetNames").texts()).orElse(List.of()));
    }

    boolean isCanary(Spot destination) {
        return leadsTo(destination, state.canary(), canarySubset);
    }

    boolean isStable(Spot destination) {
        return leadsTo(destination, state.stable(), stableSubset);
    }

    /** Whether a route leads to both versions. */
    boolean split(List<Spot> route) {
        return route.stream().anyMatch(this::isCanary) && route.stream().anyMatch(this::isStable);
    }

    /** The route with the weights of the state; refused when it does not lead to both versions (exact). */
    Json.Arr weighted(Spot route) {
        List<Spot> listed = route.elements();
        if (listed.stream().noneMatch(this::isCanary)) {
            throw route.refused(missing("Canary", state.canary(), canarySubset));
        }
        if (listed.stream().noneMatch(this::isStable)) {
            throw route.refused(missing("Stable", state.stable(), stableSubset));
        }
        long kept = listed.stream()
                .filter(this::isAdditionalSubset)
                .mapToLong(one -> one.at("weight").integer().orElse(0L))
                .sum();
        List<Json> weighted = new ArrayList<>();
        listed.forEach(destination -> weighted(destination, kept).ifPresent(weighted::add));
        state.additional().stream()
                .filter(one -> listed.stream()
                        .noneMatch(destination -> host(destination).equals(one.service())))
                .sorted(Comparator.comparing(Destination::service))
                .forEach(one -> weighted.add(
                        HOST.set(Json.Obj.EMPTY, Json.of(one.service())).with("weight", Json.of(one.weight()))));
        return new Json.Arr(weighted);
    }

    /** Empty for a destination that is nobody's any more. */
    private Optional<Json> weighted(Spot destination, long kept) {
        if (isAdditionalSubset(destination)) {
            return Optional.of(destination.value());
        }
        if (isCanary(destination)) {
            return Optional.of(with(destination, state.canary().weight()));
        }
        if (isStable(destination)) {
            return Optional.of(with(destination, Math.max(0, state.stable().weight() - kept)));
        }
        Optional<Destination> experiment = state.additional().stream()
                .filter(one -> one.service().equals(host(destination)))
                .findFirst();
        if (experiment.isPresent()) {
            return Optional.of(with(destination, experiment.get().weight()));
        }
        boolean weightless = destination.at("weight").integer().orElse(0L) == 0;
        return weightless ? Optional.of(destination.value()) : Optional.empty();
    }

    private static Json with(Spot destination, long weight) {
        return destination.obj().with("weight", Json.of(weight));
    }

    private boolean isAdditionalSubset(Spot destination) {
        return subset(destination).filter(additionalSubsets::contains).isPresent();
    }

    private static boolean leadsTo(Spot destination, Destination version, Optional<String> subset) {
        boolean byHost = !version.service().isEmpty() && version.service().equals(host(destination));
        return byHost || (subset.isPresent() && subset.equals(subset(destination)));
    }

    private static String host(Spot destination) {
        String host = destination.at("destination", "host").text().orElse("");
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }

    private static Optional<String> subset(Spot destination) {
        return destination.at("destination", "subset").text();
    }

    private static String missing(String version, Destination destination, Optional<String> subset) {
        return subset.map(name -> version + " DestinationRule subset '" + name + "' not found in route")
                .orElseGet(() -> version + " Service '" + destination.service() + "' not found in route");
    }
}
