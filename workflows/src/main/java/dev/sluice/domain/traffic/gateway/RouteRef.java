package dev.sluice.domain.traffic.gateway;

import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.Spot;
import java.util.ArrayList;
import java.util.List;

/**
 * A route that a configuration names.
 *
 * @param name where the configuration does so
 * @param managed whether header and mirror routes are kept in it
 */
record RouteRef(RouteKind kind, ObjectRef ref, Spot name, boolean managed) {

    /** The routes of a configuration, each once; refused when it names none. */
    static List<RouteRef> read(RoutingSpec spec, Spot config) {
        String namespace = config.at("namespace").text().orElse(spec.rollout().namespace());
        List<RouteRef> routes = new ArrayList<>();
        for (RouteKind kind : RouteKind.values()) {
            Spot one = config.at(kind.one());
            one.text().ifPresent(name -> routes.add(of(kind, namespace, one, true)));
            for (Spot entry : config.at(kind.several()).elements()) {
                RouteRef route =
                        of(kind, namespace, entry.at("name"), entry.obj().flag("useHeaderRoutes"));
                if (routes.stream().noneMatch(other -> other.ref.equals(route.ref))) {
                    routes.add(route);
                }
            }
        }
        if (routes.isEmpty()) {
            throw config.refused("must name a route: httpRoute, httpRoutes, grpcRoute, grpcRoutes, tcpRoute, tcpRoutes,"
                    + " tlsRoute or tlsRoutes");
        }
        return routes;
    }

    private static RouteRef of(RouteKind kind, String namespace, Spot name, boolean managed) {
        return new RouteRef(
                kind,
                new ObjectRef(kind.resource(), namespace, name.requiredText()),
                name,
                managed && kind.matchesRequests());
    }
}
