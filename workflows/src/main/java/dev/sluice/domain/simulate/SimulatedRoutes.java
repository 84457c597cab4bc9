package dev.sluice.domain.simulate;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonPatch;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.TrafficOptions;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficRouters;
import dev.sluice.domain.traffic.TrafficSight;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.SeenObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The objects that route traffic. As long as nobody gave any, whatever a Rollout names does as it is told. */
final class SimulatedRoutes {
    private final SequencedMap<ObjectRef, Json.Obj> objects = new LinkedHashMap<>();
    private boolean assumed = true;

    Optional<Json.Obj> get(ObjectRef ref) {
        return Optional.ofNullable(objects.get(ref));
    }

    void put(ObjectRef ref, Json.Obj object, long version) {
        assumed = false;
        objects.put(ref, Stamps.version(object, version));
    }

    void patch(ObjectRef ref, List<JsonPatch.Operation> operations, long version) {
        get(ref).flatMap(object -> new JsonPatch(operations).apply(object))
                .ifPresent(changed -> put(ref, (Json.Obj) changed, version));
    }

    void delete(ObjectRef ref) {
        objects.remove(ref);
    }

    /** What somebody sees who looks at the routers of this Rollout. */
    TrafficSight sight(Rollout rollout) {
        return assumed
                ? new TrafficSight.Assumed()
                : options(rollout)
                        .map(options -> new RoutingSpec(rollout.id(), options.canary()))
                        .<TrafficSight>map(spec -> new TrafficSight.Seen(seen(spec), Optional.empty()))
                        .orElseGet(TrafficSight.Unseen::new);
    }

    private static Optional<TrafficOptions> options(Rollout rollout) {
        return rollout.spec() instanceof Rollout.Spec.Valid(RolloutSpec spec)
                        && spec.strategy() instanceof CanaryStrategy canary
                ? canary.traffic()
                : Optional.empty();
    }

    private SeenObjects seen(RoutingSpec spec) {
        return TrafficRouters.look(spec, ref -> get(ref));
    }
}
