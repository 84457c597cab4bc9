package dev.sluice.domain.traffic.gateway;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.Capability;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.ServiceNames;
import dev.sluice.domain.traffic.TrafficRouter;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.Verified;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.object.Wanted;
import java.util.List;
import java.util.stream.Stream;

/** Sets the weights of backends in routes of the Gateway API, and keeps rules there for header and mirror routes. */
public final class GatewayRouter implements TrafficRouter {
    private static final String IN_PROGRESS_KEY = "rollouts.argoproj.io/gatewayapi-canary";
    private static final String IN_PROGRESS = "in-progress";

    private final String field;

    /** A router under the name of a plug-in. */
    public GatewayRouter(String field) {
        this.field = field;
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(
                Capability.EXPERIMENTS,
                Capability.HEADER_ROUTES,
                Capability.MIRROR_ROUTES,
                Capability.MAX_WEIGHT,
                Capability.PING_PONG,
                Capability.VERIFICATION);
    }

    @Override
    public List<ApiResource> resources() {
        return Stream.of(RouteKind.values()).map(RouteKind::resource).toList();
    }

    @Override
    public ServiceNames.Choice services() {
        return ServiceNames.Choice.PING_PONG_LAST;
    }

    @Override
    public List<ObjectRef> reads(RoutingSpec spec, SeenObjects found) {
        return RouteRef.read(spec, spec.config(field)).stream()
                .map(RouteRef::ref)
                .toList();
    }

    @Override
    public List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        List<RouteRef> routes = RouteRef.read(spec, spec.config(field));
        boolean headers = routes.stream().anyMatch(RouteRef::managed);
        boolean mirrors = routes.stream().anyMatch(route -> route.managed() && route.kind() == RouteKind.HTTP);
        if ((!state.headerRoutes().isEmpty() && !headers)
                || (!state.mirrorRoutes().isEmpty() && !mirrors)) {
            throw spec.config(field).refused("must name a route with useHeaderRoutes for header and mirror routes");
        }
        return routes.stream()
                .map(route -> {
                    Spot object = seen.require(route.ref(), route.name().path());
                    Json.Obj routed = new RouteRules(route, state).in(object);
                    return Wanted.of(route.ref(), labelled(spec.config(field), state, object, routed));
                })
                .toList();
    }

    /** A label tells other tools, such as Argo CD, that differences are wanted for now. */
    private static Json.Obj labelled(Spot config, TrafficState state, Spot seen, Json.Obj object) {
        String key = config.at("inProgressLabelKey").text().orElse(IN_PROGRESS_KEY);
        Json value = Json.of(config.at("inProgressLabelValue").text().orElse(IN_PROGRESS));
        FieldPath label = FieldPath.of("metadata", "labels", key);
        seen.at("metadata", "labels").obj();
        if (config.obj().flag("disableInProgressLabel")) {
            return object;
        }
        boolean inProgress = state.stable().weight() < state.maxWeight()
                || !state.headerRoutes().isEmpty()
                || !state.mirrorRoutes().isEmpty();
        return inProgress ? label.set(object, value) : label.remove(object);
    }

    /** By the conditions that gateways set on a route; unknown while none has spoken of what is there now. */
    @Override
    public Verified verify(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        return Verified.all(RouteRef.read(spec, spec.config(field)).stream()
                .map(route -> seen.find(route.ref())
                        .map(AcceptedCondition::of)
                        .orElseGet(() -> new Verified.Unknown(route.ref() + " was not seen")))
                .toList());
    }
}
