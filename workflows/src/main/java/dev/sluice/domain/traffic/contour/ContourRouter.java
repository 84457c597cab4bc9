package dev.sluice.domain.traffic.contour;

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

/** Sets the weights of the services in HTTPProxies, and keeps routes there for header and mirror routes. */
public final class ContourRouter implements TrafficRouter {
    static final ApiResource PROXY = new ApiResource("projectcontour.io", "v1", "HTTPProxy", "httpproxies");

    @Override
    public String field() {
        return "sluice.dev/contour";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(
                Capability.EXPERIMENTS,
                Capability.HEADER_ROUTES,
                Capability.MIRROR_ROUTES,
                Capability.MAX_WEIGHT,
                Capability.PING_PONG);
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(PROXY);
    }

    @Override
    public ServiceNames.Choice services() {
        return ServiceNames.Choice.PING_PONG_LAST;
    }

    @Override
    public List<ObjectRef> reads(RoutingSpec spec, SeenObjects found) {
        return names(spec).stream().map(name -> ref(spec, name)).toList();
    }

    @Override
    public List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        return names(spec).stream()
                .map(name -> {
                    ObjectRef ref = ref(spec, name);
                    return Wanted.of(ref, new ProxyRoutes(state).in(seen.require(ref, name.path())));
                })
                .distinct()
                .toList();
    }

    private List<Spot> names(RoutingSpec spec) {
        Spot proxies = spec.config(field()).at("httpProxies");
        if (proxies.elements().isEmpty()) {
            throw proxies.refused("must name at least one HTTPProxy");
        }
        return proxies.elements();
    }

    private ObjectRef ref(RoutingSpec spec, Spot name) {
        String namespace = spec.config(field())
                .at("namespace")
                .text()
                .orElse(spec.rollout().namespace());
        return new ObjectRef(PROXY, namespace, name.requiredText());
    }
}
