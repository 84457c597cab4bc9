package dev.sluice.domain.planner;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Canary Rollouts whose traffic is routed by an Ingress of NGINX, and what that Ingress says. */
final class RoutedReleases {
    private static final ObjectRef STABLE = new ObjectRef(ApiResource.INGRESS, "demo", "web");
    private static final ObjectRef CANARY = new ObjectRef(ApiResource.INGRESS, "demo", "web-web-canary");

    final Releases web;

    private RoutedReleases(Releases web) {
        this.web = web;
    }

    static RoutedReleases of(int replicas, Map<String, Object> canary, Object... steps) {
        Map<String, Object> strategy = new LinkedHashMap<>(canary);
        strategy.put("canaryService", "web-canary");
        strategy.put("stableService", "web-stable");
        strategy.putIfAbsent("trafficRouting", Map.of("nginx", Map.of("stableIngress", "web")));
        RoutedReleases all = new RoutedReleases(Releases.with(replicas, Map.of(), strategy, steps));
        all.web.cluster.route(STABLE, ingress());
        return all;
    }

    static RoutedReleases deployed(int replicas, Map<String, Object> canary, Object... steps) {
        RoutedReleases all = of(replicas, canary, steps);
        all.web.run();
        return all;
    }

    private static Json.Obj ingress() {
        Map<String, Object> backend = Map.of("service", Map.of("name", "web-stable", "port", Map.of("number", 80)));
        Map<String, Object> path = Map.of("path", "/", "pathType", "Prefix", "backend", backend);
        return (Json.Obj) Json.from(Map.of(
                "apiVersion",
                "networking.k8s.io/v1",
                "kind",
                "Ingress",
                "metadata",
                Map.of("name", "web", "namespace", "demo", "uid", "ingress"),
                "spec",
                Map.of(
                        "ingressClassName",
                        "nginx",
                        "rules",
                        List.of(Map.of("host", "web.example.com", "http", Map.of("paths", List.of(path)))))));
    }

    RoutedReleases update() {
        web.image("web:2");
        web.run();
        return this;
    }

    /** The weight that the Ingress of the canary has; 0 when there is none. */
    int weight() {
        return web.cluster
                .route(CANARY)
                .map(object -> object.obj("metadata").obj("annotations"))
                .flatMap(annotations -> annotations.text("nginx.ingress.kubernetes.io/canary-weight"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** The weight that the status tells of. */
    int toldWeight() {
        return web.status().canary().weights().orElseThrow().canary().weight();
    }

    /** The hash that a Service selects. */
    String selected(String service) {
        return web.cluster.services().stream()
                .filter(one -> one.name().equals(service))
                .findFirst()
                .orElseThrow()
                .hash();
    }

    void deleteIngress() {
        web.cluster.deleteRoute(STABLE);
    }

    void restoreIngress() {
        web.cluster.route(STABLE, ingress());
    }
}
