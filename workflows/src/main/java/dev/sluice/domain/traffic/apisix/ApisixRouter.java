package dev.sluice.domain.traffic.apisix;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.Capability;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficRouter;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.object.Wanted;
import dev.sluice.domain.traffic.weighted.BackendShape;
import dev.sluice.domain.traffic.weighted.WeightedBackends;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sets the weights of backends in an ApisixRoute, and keeps an ApisixRoute for each header route. */
public final class ApisixRouter implements TrafficRouter {
    static final ApiResource ROUTE = new ApiResource("apisix.apache.org", "v2", "ApisixRoute", "apisixroutes");
    static final BackendShape BY_NAME = BackendShape.named("serviceName");

    @Override
    public String field() {
        return "apisix";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(Capability.HEADER_ROUTES);
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(ROUTE);
    }

    @Override
    public List<ObjectRef> reads(RoutingSpec spec, SeenObjects found) {
        return Stream.concat(Stream.of(name(spec).requiredText()), spec.managedRoutes().stream())
                .map(name -> spec.here(ROUTE, name))
                .toList();
    }

    @Override
    public List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        ObjectRef ref = spec.here(ROUTE, name(spec).requiredText());
        Spot route = seen.require(ref, name(spec).path());
        List<String> rules = rules(spec, route);
        List<Wanted> wanted = new ArrayList<>();
        wanted.add(Wanted.of(ref, weighted(route, rules, state)));
        HeaderRoutes headers = new HeaderRoutes(spec, state, route, rules);
        spec.managedRoutes().stream()
                .distinct()
                .flatMap(name -> headers.wanted(spec.here(ROUTE, name), seen).stream())
                .forEach(wanted::add);
        return wanted;
    }

    private static Json.Obj weighted(Spot route, List<String> rules, TrafficState state) {
        WeightedBackends backends = new WeightedBackends(BY_NAME, state);
        List<Json> http = route.at("spec", "http").elements().stream()
                .map(rule ->
                        rules.contains(rule.at("name").text().orElse("")) ? weighted(rule, backends) : rule.value())
                .toList();
        return FieldPath.of("spec", "http").set(route.obj(), new Json.Arr(http));
    }

    private static Json weighted(Spot rule, WeightedBackends backends) {
        List<Spot> listed = rule.at("backends").elements();
        if (backends.canary(listed).isEmpty()) {
            throw rule.at("backends").refused("apisix canary service was not found");
        }
        if (backends.stable(listed).isEmpty()) {
            throw rule.at("backends").refused("apisix stable service was not found");
        }
        return rule.obj().with("backends", backends.weighted(listed));
    }

    /** The names of the rules to change, each of which has to be there. */
    private List<String> rules(RoutingSpec spec, Spot route) {
        List<String> named = spec.config(field()).at("route", "rules").texts();
        List<String> rules = named.isEmpty() ? List.of(name(spec).requiredText()) : named;
        List<String> present = route.at("spec", "http").elements().stream()
                .flatMap(rule -> rule.at("name").text().stream())
                .toList();
        rules.stream().filter(rule -> !present.contains(rule)).findFirst().ifPresent(rule -> {
            throw route.at("spec", "http").refused("ApisixRoute has no rule named " + rule);
        });
        return rules;
    }

    private Spot name(RoutingSpec spec) {
        return spec.config(field()).at("route", "name");
    }
}
