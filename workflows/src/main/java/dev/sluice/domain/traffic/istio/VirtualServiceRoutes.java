package dev.sluice.domain.traffic.istio;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.object.Spot;
import java.util.List;
import java.util.stream.Stream;

/** Sets the weights in the chosen routes of a VirtualService. */
record VirtualServiceRoutes(Destinations destinations, RouteChoice choice) {

    /** The service with the weights; refused when it has no route that carries the release. */
    Json.Obj in(Spot service) {
        List<Spot> http = choice.http(service);
        List<Spot> tls = choice.tls(service, destinations);
        List<Spot> tcp = choice.tcp(service, destinations);
        if (Stream.of(http, tls, tcp).allMatch(List::isEmpty)) {
            throw service.at("spec").refused("must have an http, tls or tcp route");
        }
        Json.Obj changed = weighted(service, service.obj(), "http", http);
        changed = weighted(service, changed, "tls", tls);
        return weighted(service, changed, "tcp", tcp);
    }

    private Json.Obj weighted(Spot service, Json.Obj object, String kind, List<Spot> chosen) {
        if (chosen.isEmpty()) {
            return object;
        }
        List<Json> routes = service.at("spec", kind).elements().stream()
                .map(route -> chosen.contains(route)
                        ? route.obj().with("route", destinations.weighted(route.at("route")))
                        : route.value())
                .toList();
        return FieldPath.of("spec", kind).set(object, new Json.Arr(routes));
    }
}
