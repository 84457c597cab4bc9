package dev.sluice.domain.traffic.istio;

import dev.sluice.domain.traffic.object.Spot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which routes of a VirtualService carry the release (spec 5.2).
 *
 * @param entry of the Rollout, naming the VirtualService
 * @param managed names of managed routes, which are never chosen by default
 */
record RouteChoice(Spot entry, List<String> managed) {

    static RouteChoice of(Spot entry, List<String> managed) {
        return new RouteChoice(entry, managed);
    }

    /** The chosen HTTP routes, those named or else the only one; refused when one is not there. */
    List<Spot> http(Spot service) {
        Spot routes = service.at("spec", "http");
        List<String> names = entry.at("routes").texts();
        names.stream().filter(managed::contains).findFirst().ifPresent(name -> {
            throw entry.at("routes").refused("'" + name + "' is a managed route, and can not carry the release");
        });
        if (!names.isEmpty()) {
            return names.stream().distinct().map(name -> named(routes, name)).toList();
        }
        List<Spot> own = routes.elements().stream()
                .filter(route -> !managed.contains(route.at("name").text().orElse("")))
                .toList();
        if (own.size() == 1) {
            return own;
        }
        if (own.isEmpty()) {
            return List.of();
        }
        return List.of(own.stream()
                .filter(route -> route.at("name").text().isEmpty())
                .findFirst()
                .orElseThrow(() -> routes.refused(
                        "must have exactly one route when spec.strategy.canary.trafficRouting.istio names no routes")));
    }

    /** The chosen TLS routes; by default the first. */
    List<Spot> tls(Spot service, Destinations destinations) {
        return chosen(service.at("spec", "tls"), entry.at("tlsRoutes"), destinations);
    }

    /** The chosen TCP routes; by default the first. */
    List<Spot> tcp(Spot service, Destinations destinations) {
        return chosen(service.at("spec", "tcp"), entry.at("tcpRoutes"), destinations);
    }

    private static Spot named(Spot routes, String name) {
        return routes.elements().stream()
                .filter(route -> route.at("name").text().equals(Optional.of(name)))
                .findFirst()
                .orElseThrow(
                        () -> routes.refused("HTTP Route '" + name + "' is not found in the defined Virtual Service."));
    }

    private List<Spot> chosen(Spot routes, Spot wanted, Destinations destinations) {
        List<Spot> entries = wanted.elements();
        if (!entries.isEmpty()) {
            return entries.stream()
                    .flatMap(one -> matching(routes, one))
                    .distinct()
                    .toList();
        }
        return routes.elements().stream()
                .limit(1)
                .filter(route ->
                        namesNothing() || destinations.split(route.at("route").elements()))
                .toList();
    }

    private static Stream<Spot> matching(Spot routes, Spot wanted) {
        List<Spot> found = routes.elements().stream()
                .filter(route -> matches(route, wanted))
                .toList();
        if (found.isEmpty()) {
            throw wanted.refused("no such route is found in the defined Virtual Service.");
        }
        return found.stream();
    }

    /** Whether all matches of the route have the port, and just the host names; what is not given is not asked for. */
    private static boolean matches(Spot route, Spot wanted) {
        Optional<Long> port = wanted.at("port").integer().filter(number -> number != 0);
        List<String> hosts =
                wanted.at("sniHosts").texts().stream().sorted().distinct().toList();
        List<Spot> matches = route.at("match").elements();
        return !matches.isEmpty()
                && matches.stream()
                        .allMatch(match ->
                                port.isEmpty() || match.at("port").integer().equals(port))
                && (hosts.isEmpty()
                        || matches.stream()
                                .flatMap(match -> match.at("sniHosts").texts().stream())
                                .sorted()
                                .distinct()
                                .toList()
                                .equals(hosts));
    }

    private boolean namesNothing() {
        return entry.at("routes").elements().isEmpty()
                && entry.at("tlsRoutes").elements().isEmpty()
                && entry.at("tcpRoutes").elements().isEmpty();
    }
}
