package dev.sluice.domain.traffic.appmesh;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.Spot;
import java.util.List;
import java.util.Optional;

/** Sets the weights of two nodes in the routes of a VirtualRouter. */
record RouteWeights(String canaryNode, String stableNode, TrafficState state) {
    private static final List<String> KINDS = List.of("httpRoute", "http2Route", "grpcRoute", "tcpRoute");
    private static final FieldPath TARGETS = FieldPath.of("action", "weightedTargets");

    /**
     * The router with the weights.
     *
     * @param names of the routes to change; none means all
     */
    Json.Obj in(Spot router, List<String> names) {
        Spot routes = router.at("spec", "routes");
        List<Spot> listed = routes.elements();
        names.stream()
                .filter(name -> listed.stream().noneMatch(route -> isNamed(route, name)))
                .findFirst()
                .ifPresent(name -> {
                    throw routes.refused("has no route named " + name);
                });
        if (listed.isEmpty()) {
            throw routes.refused("is required");
        }
        List<Json> weighted = listed.stream()
                .map(route -> names.isEmpty() || names.stream().anyMatch(name -> isNamed(route, name))
                        ? weighted(route)
                        : route.value())
                .toList();
        return FieldPath.of("spec", "routes").set(router.obj(), new Json.Arr(weighted));
    }

    private static boolean isNamed(Spot route, String name) {
        return route.at("name").text().equals(Optional.of(name));
    }

    private Json weighted(Spot route) {
        Json.Obj changed = route.obj();
        for (String kind : KINDS) {
            if (!route.at(kind).isAbsent()) {
                Json.Arr targets = targets(route.at(kind, "action", "weightedTargets"));
                changed = changed.with(kind, TARGETS.set(route.at(kind).obj(), targets));
            }
        }
        if (KINDS.stream().allMatch(kind -> route.at(kind).isAbsent())) {
            throw route.refused("must have an httpRoute, http2Route, grpcRoute or tcpRoute");
        }
        return changed;
    }

    private Json.Arr targets(Spot targets) {
        List<String> nodes = targets.elements().stream().map(RouteWeights::node).toList();
        if (nodes.size() != 2 || !nodes.contains(canaryNode) || !nodes.contains(stableNode)) {
            throw targets.refused(
                    "must be exactly two targets, the virtual nodes " + canaryNode + " and " + stableNode);
        }
        return new Json.Arr(targets.elements().stream().map(this::target).toList());
    }

    private Json target(Spot target) {
        int weight = node(target).equals(canaryNode)
                ? state.canary().weight()
                : state.stable().weight();
        return target.obj().with("weight", Json.of(weight));
    }

    private static String node(Spot target) {
        return target.at("virtualNodeRef", "name").text().orElse("");
    }
}
