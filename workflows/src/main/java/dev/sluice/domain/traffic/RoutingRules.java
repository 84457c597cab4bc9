package dev.sluice.domain.traffic;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.TrafficState.Destination;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.Refusal;
import dev.sluice.domain.traffic.object.RoutingError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Judges the objects that a router would write, before there is anything to write (spec 1.10, referenced resources). */
public final class RoutingRules {
    private static final String ANY_HASH = "0000000000";

    private RoutingRules() {}

    /**
     * The first rule that is broken when all traffic is to go to the stable version; empty when all are kept.
     *
     * @param find the object of the cluster; empty when there is none
     */
    public static Optional<RoutingError> firstBroken(
            TrafficRouter router, RoutingSpec spec, Function<ObjectRef, Optional<Json.Obj>> find) {
        try {
            return TrafficRouters.route(
                                    router,
                                    spec,
                                    atRest(router, spec),
                                    TrafficRouters.look(List.of(router), spec, find))
                            instanceof Routing.Refused(RoutingError error)
                    ? Optional.of(error)
                    : Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.error());
        }
    }

    private static TrafficState atRest(TrafficRouter router, RoutingSpec spec) {
        ServiceNames services = ServiceNames.of(spec, router.services(), false);
        return TrafficState.of(
                new Destination(services.canary(), ANY_HASH, 0),
                new Destination(services.stable(), ANY_HASH, 0),
                0,
                spec.maxWeight());
    }
}
