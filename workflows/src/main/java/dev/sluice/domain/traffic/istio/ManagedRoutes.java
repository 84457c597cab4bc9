package dev.sluice.domain.traffic.istio;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.HeaderRoute;
import dev.sluice.domain.traffic.MirrorRoute;
import dev.sluice.domain.traffic.StringMatch;
import dev.sluice.domain.traffic.object.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The HTTP routes that steps make: first in the VirtualService, in the order of the managed routes (spec 5.2).
 *
 * @param names of all routes that steps may make; those that the state does not list are removed
 */
record ManagedRoutes(List<String> names, Destinations destinations, RouteChoice choice) {

    /** The service, whose weights are set already, with the routes. */
    Json.Obj in(Spot service) {
        Spot http = service.at("spec", "http");
        if (names.isEmpty() || http.isAbsent()) {
            return service.obj();
        }
        List<Json> routes = new ArrayList<>();
        names.stream().distinct().forEach(name -> route(service, name).ifPresent(routes::add));
        http.elements().stream()
                .filter(route -> !names.contains(route.at("name").text().orElse("")))
                .forEach(route -> routes.add(route.value()));
        return FieldPath.of("spec", "http").set(service.obj(), new Json.Arr(routes));
    }

    private Optional<Json> route(Spot service, String name) {
        Optional<HeaderRoute> header = destinations.state().headerRoutes().stream()
                .filter(route -> route.name().equals(name))
                .findFirst();
        Optional<MirrorRoute> mirror = destinations.state().mirrorRoutes().stream()
                .filter(route -> route.name().equals(name))
                .findFirst();
        return header.map(route -> header(service, route)).or(() -> mirror.map(route -> mirror(service, route)));
    }

    private Json header(Spot service, HeaderRoute route) {
        List<Json> matches = route.match().stream()
                .map(header -> (Json) FieldPath.of("headers", header.name()).set(Json.Obj.EMPTY, match(header.value())))
                .toList();
        Json.Obj destination = new Json.Obj(new LinkedHashMap<>())
                .with("destination", canary(service))
                .with("weight", Json.of(100));
        return present(service, route.name())
                .without("mirror")
                .without("mirrorPercentage")
                .with("match", new Json.Arr(matches))
                .with("route", new Json.Arr(List.of(destination)));
    }

    private Json mirror(Spot service, MirrorRoute route) {
        List<Json> matches = route.match().stream().map(ManagedRoutes::request).toList();
        return present(service, route.name())
                .with("match", new Json.Arr(matches))
                .with("route", chosen(service).at("route").value())
                .with("mirror", canary(service))
                .with("mirrorPercentage", Json.Obj.EMPTY.with("value", Json.of(route.percentage())));
    }

    private static Json request(MirrorRoute.Match match) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        match.method().ifPresent(method -> fields.put("method", match(method)));
        match.path().ifPresent(path -> fields.put("uri", match(path)));
        if (!match.headers().isEmpty()) {
            SequencedMap<String, Json> headers = new LinkedHashMap<>();
            match.headers().forEach((name, value) -> headers.put(name, match(value)));
            fields.put("headers", new Json.Obj(headers));
        }
        return new Json.Obj(fields);
    }

    private static Json.Obj match(StringMatch match) {
        return Json.Obj.EMPTY.with(match.kind().field(), Json.of(match.value()));
    }

    /** The route of that name as it is, or a new one. */
    private static Json.Obj present(Spot service, String name) {
        return service.at("spec", "http").elements().stream()
                .filter(route -> route.at("name").text().equals(Optional.of(name)))
                .findFirst()
                .map(Spot::obj)
                .orElseGet(() -> Json.Obj.EMPTY.with("name", Json.of(name)));
    }

    /** Where the canary is reached: host, subset and port as in the first chosen route. */
    private Json canary(Spot service) {
        return chosen(service).at("route").elements().stream()
                .filter(destinations::isCanary)
                .findFirst()
                .map(destination -> destination.at("destination").value())
                .orElseThrow(() -> chosen(service).refused("must lead to the canary"));
    }

    private Spot chosen(Spot service) {
        return choice.http(service).stream()
                .findFirst()
                .orElseThrow(
                        () -> service.at("spec", "http").refused("must have a route for header and mirror routes"));
    }
}
