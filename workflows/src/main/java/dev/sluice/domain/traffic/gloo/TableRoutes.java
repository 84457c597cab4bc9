package dev.sluice.domain.traffic.gloo;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.HeaderRoute;
import dev.sluice.domain.traffic.StringMatch;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.weighted.BackendShape;
import dev.sluice.domain.traffic.weighted.ManagedRecord;
import dev.sluice.domain.traffic.weighted.WeightedBackends;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The routes of a table for a state. The first that matches is taken, so those that steps make come first.
 *
 * @param names of the routes that carry the release; none means each that leads to both versions
 * @param managed names of the routes that steps may make
 */
record TableRoutes(TrafficState state, List<String> names, List<String> managed) {
    private static final FieldPath DESTINATIONS = FieldPath.of("routeAction", "multi", "destinations");
    private static final BackendShape KUBE_SERVICE = BackendShape.named("destination", "kube", "ref", "name");
    private static final String SEPARATOR = "-of-";

    Json.Obj in(Spot object, FieldPath path) {
        Spot routes = object.at(path.names().toArray(String[]::new));
        WeightedBackends backends = new WeightedBackends(
                KUBE_SERVICE, state, ManagedRecord.read(object).backends());
        List<Spot> own =
                routes.elements().stream().filter(route -> !isManaged(route)).toList();
        names.stream()
                .filter(name -> own.stream().noneMatch(route -> name(route).equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw routes.refused("has no route named " + name);
                });
        List<Spot> split =
                own.stream().filter(route -> carriesRelease(route, backends)).toList();
        if (split.isEmpty()) {
            throw routes.refused("must have a route with the destinations "
                    + state.canary().service() + " and " + state.stable().service());
        }
        List<Json> all = new ArrayList<>();
        state.headerRoutes().forEach(header -> split.forEach(route -> all.add(header(route, header, split, backends))));
        own.forEach(route -> all.add(split.contains(route) ? weighted(route, backends) : route.value()));
        return ManagedRecord.of(state, List.of()).in(path.set(object.obj(), new Json.Arr(all)));
    }

    private boolean isManaged(Spot route) {
        String name = name(route);
        return managed.stream().anyMatch(one -> name.equals(one) || name.startsWith(one + SEPARATOR));
    }

    private boolean carriesRelease(Spot route, WeightedBackends backends) {
        if (names.isEmpty()) {
            return backends.splits(destinations(route).elements());
        }
        if (!names.contains(name(route))) {
            return false;
        }
        if (!backends.splits(destinations(route).elements())) {
            throw destinations(route)
                    .refused("must lead to " + state.canary().service() + " and "
                            + state.stable().service());
        }
        return true;
    }

    private static Json weighted(Spot route, WeightedBackends backends) {
        return DESTINATIONS.set(
                route.obj(), backends.weighted(destinations(route).elements()));
    }

    private static Json header(Spot route, HeaderRoute header, List<Spot> split, WeightedBackends backends) {
        Json.Obj canary = backends.canary(destinations(route).elements())
                .map(Spot::obj)
                .orElse(Json.Obj.EMPTY)
                .with("weight", Json.of(1));
        List<Spot> matchers = route.at("matchers").elements();
        List<Json> narrowed = (matchers.isEmpty()
                        ? Stream.of(Json.Obj.EMPTY.with("prefix", Json.of("/")))
                        : matchers.stream().map(Spot::obj))
                .map(matcher -> (Json) narrowed(matcher, header))
                .toList();
        String name = split.size() == 1 ? header.name() : header.name() + SEPARATOR + split.indexOf(route);
        return DESTINATIONS.set(
                route.obj().with("name", Json.of(name)).with("matchers", new Json.Arr(narrowed)),
                new Json.Arr(List.of(canary)));
    }

    private static Json.Obj narrowed(Json.Obj matcher, HeaderRoute header) {
        return matcher.with(
                "headers",
                new Json.Arr(Stream.concat(
                                matcher.list("headers").stream(),
                                header.match().stream().map(TableRoutes::condition))
                        .toList()));
    }

    private static Json condition(HeaderRoute.Header header) {
        StringMatch match = header.value();
        boolean exact = match.kind() == StringMatch.Kind.EXACT;
        Json.Obj condition = Json.Obj.EMPTY
                .with("name", Json.of(header.name()))
                .with("value", Json.of(exact ? match.value() : match.asRegex()));
        return exact ? condition : condition.with("regex", Json.of(true));
    }

    private static Spot destinations(Spot route) {
        return route.at("routeAction", "multi", "destinations");
    }

    private static String name(Spot route) {
        return Optional.of(route.at("name")).flatMap(Spot::text).orElse("");
    }
}
