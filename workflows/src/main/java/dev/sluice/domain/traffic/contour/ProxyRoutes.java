package dev.sluice.domain.traffic.contour;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.HeaderRoute;
import dev.sluice.domain.traffic.MirrorRoute;
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

/** The routes of an HTTPProxy for a state. Contour prefers the route with more conditions, whatever the order. */
record ProxyRoutes(TrafficState state) {
    private static final BackendShape BY_NAME = BackendShape.named("name");
    private static final String CONDITIONS = "conditions";

    Json.Obj in(Spot proxy) {
        Spot routes = proxy.at("spec", "routes");
        ManagedRecord record = ManagedRecord.read(proxy);
        WeightedBackends backends = new WeightedBackends(BY_NAME, state, record.backends());
        List<Spot> own = routes.elements().stream()
                .filter(route -> !record.matches().contains(route.at(CONDITIONS).value()))
                .toList();
        List<Spot> split = own.stream()
                .filter(route -> backends.splits(route.at("services").elements()))
                .toList();
        if (split.isEmpty()) {
            throw routes.refused("must have a route with the services "
                    + state.canary().service() + " and " + state.stable().service());
        }
        List<Json.Obj> managed =
                split.stream().flatMap(route -> managed(route, backends)).toList();
        List<Json> all = new ArrayList<>();
        own.forEach(route -> all.add(split.contains(route) ? weighted(route, backends) : route.value()));
        all.addAll(managed);
        List<Json> matches = managed.stream()
                .map(route -> route.fields().getOrDefault(CONDITIONS, Json.NULL))
                .toList();
        return ManagedRecord.of(state, matches)
                .in(FieldPath.of("spec", "routes").set(proxy.obj(), new Json.Arr(all)));
    }

    private static Json.Obj weighted(Spot route, WeightedBackends backends) {
        return route.obj()
                .with("services", backends.weighted(route.at("services").elements()));
    }

    private Stream<Json.Obj> managed(Spot route, WeightedBackends backends) {
        return Stream.concat(
                state.headerRoutes().stream().map(header -> header(route, header, backends)),
                state.mirrorRoutes().stream()
                        .flatMap(mirror ->
                                mirror.match().stream().map(match -> mirror(route, mirror, match, backends))));
    }

    private static Json.Obj header(Spot route, HeaderRoute header, WeightedBackends backends) {
        Json.Obj canary = canary(route, backends).without("weight");
        return route.obj()
                .with(CONDITIONS, conditions(route, header.match()))
                .with("services", new Json.Arr(List.of(canary)));
    }

    private static Json.Obj mirror(Spot route, MirrorRoute mirror, MirrorRoute.Match match, WeightedBackends backends) {
        if (match.method().isPresent()) {
            throw route.refused(
                    "HTTPProxy can not match the method of a request, as mirror route " + mirror.name() + " asks");
        }
        List<HeaderRoute.Header> headers = match.headers().sequencedEntrySet().stream()
                .map(entry -> new HeaderRoute.Header(entry.getKey(), entry.getValue()))
                .toList();
        List<Json> conditions = new ArrayList<>(conditions(route, headers).elements());
        match.path().ifPresent(path -> {
            conditions.removeIf(condition -> condition instanceof Json.Obj obj && isPath(obj));
            conditions.add(Json.Obj.EMPTY.with(path.kind().field(), Json.of(path.value())));
        });
        if (conditions.equals(
                route.at(CONDITIONS).elements().stream().map(Spot::value).toList())) {
            throw route.refused("can not be copied to mirror route " + mirror.name() + ", which matches the same");
        }
        List<Json> services = new ArrayList<>(
                backends.weighted(route.at("services").elements()).elements());
        services.add(
                canary(route, backends).with("mirror", Json.of(true)).with("weight", Json.of(mirror.percentage())));
        return route.obj().with(CONDITIONS, new Json.Arr(conditions)).with("services", new Json.Arr(services));
    }

    private static boolean isPath(Json.Obj condition) {
        return Stream.of(StringMatch.Kind.values())
                .anyMatch(kind -> condition.get(kind.field()).isPresent());
    }

    private static Json.Obj canary(Spot route, WeightedBackends backends) {
        Optional<Spot> canary = backends.canary(route.at("services").elements());
        return canary.map(Spot::obj).orElse(Json.Obj.EMPTY);
    }

    private static Json.Arr conditions(Spot route, List<HeaderRoute.Header> headers) {
        return new Json.Arr(Stream.concat(
                        route.at(CONDITIONS).elements().stream().map(Spot::value),
                        headers.stream().map(ProxyRoutes::condition))
                .toList());
    }

    private static Json condition(HeaderRoute.Header header) {
        StringMatch match = header.value();
        Json.Obj test = Json.Obj.EMPTY.with("name", Json.of(header.name()));
        return Json.Obj.EMPTY.with(
                "header",
                match.kind() == StringMatch.Kind.EXACT
                        ? test.with("exact", Json.of(match.value()))
                        : test.with("regex", Json.of(match.asRegex())));
    }
}
