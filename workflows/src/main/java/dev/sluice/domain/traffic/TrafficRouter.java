package dev.sluice.domain.traffic;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.Refusal;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Wanted;
import java.util.List;
import java.util.Optional;

/**
 * One way to split traffic (spec 5.2). Pure and without state. Callers go through {@link TrafficRouters}, which turns a
 * {@link Refusal} into an answer and wanted objects into writes.
 */
public interface TrafficRouter {

    /** The field of {@code trafficRouting} or of its {@code plugins} that configures it. */
    String field();

    /** What it can do beyond weights out of 100. */
    List<Capability> capabilities();

    /** The kinds of objects that it reads and writes. */
    List<ApiResource> resources();

    /** Which services it follows. */
    default ServiceNames.Choice services() {
        return ServiceNames.Choice.CANARY_AND_STABLE;
    }

    /**
     * The objects that it has to see. Asked again with what was found until it names nothing new.
     *
     * @throws Refusal when the Rollout does not say which
     */
    List<ObjectRef> reads(RoutingSpec spec, SeenObjects found);

    /**
     * The objects as they are to be, in the order in which they are to change. One that is not mentioned stays as it is.
     * Everything in an object that is not the router's stays as it was seen.
     *
     * @throws Refusal when an object is missing, another's, or of a shape that cannot be routed with
     */
    List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen);

    /** Whether what was seen has taken effect, once nothing is left to write. */
    default Verified verify(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        return new Verified.Unknown(field() + " does not tell");
    }

    /**
     * The object without what this router put there for a Rollout that no longer names it; empty when the object needs no
     * such care (spec 3.13).
     */
    default Optional<Json.Obj> release(String rollout, ObjectRef ref, Json.Obj object) {
        return Optional.empty();
    }
}
