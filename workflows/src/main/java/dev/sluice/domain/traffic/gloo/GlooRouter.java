package dev.sluice.domain.traffic.gloo;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.traffic.Capability;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.ServiceNames;
import dev.sluice.domain.traffic.TrafficRouter;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.object.Wanted;
import java.util.List;
import java.util.stream.Stream;

/** Sets the weights of destinations in RouteTables and VirtualServices, and keeps routes there for header routes. */
public final class GlooRouter implements TrafficRouter {
    static final ApiResource TABLE = resource("RouteTable", "routetables");
    static final ApiResource SERVICE = resource("VirtualService", "virtualservices");

    private static ApiResource resource(String kind, String plural) {
        return new ApiResource("gateway.solo.io", "v1", kind, plural);
    }

    @Override
    public String field() {
        return "sluice.dev/gloo";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(Capability.EXPERIMENTS, Capability.HEADER_ROUTES, Capability.MAX_WEIGHT, Capability.PING_PONG);
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(TABLE, SERVICE);
    }

    @Override
    public ServiceNames.Choice services() {
        return ServiceNames.Choice.PING_PONG_LAST;
    }

    @Override
    public List<ObjectRef> reads(RoutingSpec spec, SeenObjects found) {
        Spot config = spec.config(field());
        List<ObjectRef> refs = Stream.concat(
                        names(config, "routeTables").map(name -> ref(spec, TABLE, name)),
                        names(config, "virtualServices").map(name -> ref(spec, SERVICE, name)))
                .distinct()
                .toList();
        if (refs.isEmpty()) {
            throw config.refused("must name a RouteTable or VirtualService: routeTables, virtualServices");
        }
        return refs;
    }

    @Override
    public List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        Spot config = spec.config(field());
        TableRoutes routes = new TableRoutes(state, config.at("routes").texts(), spec.managedRoutes());
        return reads(spec, seen).stream()
                .map(ref -> {
                    String list = ref.resource().equals(TABLE) ? "routeTables" : "virtualServices";
                    Spot object = seen.require(ref, config.at(list).path());
                    FieldPath path = ref.resource().equals(TABLE)
                            ? FieldPath.of("spec", "routes")
                            : FieldPath.of("spec", "virtualHost", "routes");
                    return Wanted.of(ref, routes.in(object, path));
                })
                .toList();
    }

    private static Stream<Spot> names(Spot config, String list) {
        return config.at(list).elements().stream();
    }

    private ObjectRef ref(RoutingSpec spec, ApiResource resource, Spot name) {
        String namespace = spec.config(field())
                .at("namespace")
                .text()
                .orElse(spec.rollout().namespace());
        return new ObjectRef(resource, namespace, name.requiredText());
    }
}
