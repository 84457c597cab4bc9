package dev.sluice.domain.traffic;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.Spot;
import java.util.List;

/**
 * What a Rollout says about routing.
 *
 * @param canary {@code spec.strategy.canary}
 */
public record RoutingSpec(RolloutId rollout, Json.Obj canary) {
    private static final String CANARY = "spec.strategy.canary";
    private static final long ALL = 100;

    /** {@code spec.strategy.canary}, and where it stands. */
    public Spot strategy() {
        return Spot.inRollout(CANARY, canary);
    }

    /** {@code trafficRouting}; absent when there is none. */
    public Spot routing() {
        return strategy().at("trafficRouting");
    }

    /** The router's own part, a field of {@code trafficRouting} or of its {@code plugins}; absent when it takes no part. */
    public Spot config(String field) {
        Spot own = routing().at(field);
        return own.isAbsent() ? routing().at("plugins").at(field) : own;
    }

    /** Names of the routes that steps may create, most important first. */
    public List<String> managedRoutes() {
        return routing().at("managedRoutes").elements().stream()
                .map(route -> route.at("name").requiredText())
                .toList();
    }

    /** The weight that means all traffic: {@code maxTrafficWeight}, else 100. */
    public int maxWeight() {
        Spot given = routing().at("maxTrafficWeight");
        long weight = given.integer().orElse(ALL);
        if (weight < 1 || weight > Integer.MAX_VALUE) {
            throw given.refused("must be between 1 and " + Integer.MAX_VALUE);
        }
        return (int) weight;
    }

    /** An object beside the Rollout. */
    public ObjectRef here(ApiResource resource, String name) {
        return new ObjectRef(resource, rollout.namespace(), name);
    }
}
