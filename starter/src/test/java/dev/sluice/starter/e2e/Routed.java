package dev.sluice.starter.e2e;

import java.util.List;

/**
 * A Rollout of four replicas whose traffic is routed, its two Services, and the object that routes it.
 *
 * @param more further fields of the strategy, as YAML on one line; empty for none
 */
record Routed(Kind kind, String image, String steps, String more) {
    static final String NAME = "guestbook";

    /** What routes. */
    enum Kind {
        NGINX("nginx: {stableIngress: guestbook}", """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: guestbook}
                spec:
                  ingressClassName: nginx
                  rules:
                  - host: guestbook.example.com
                    http:
                      paths:
                      - {path: /, pathType: Prefix, backend: {service: {name: guestbook-stable, port: {number: 80}}}}
                """),
        ISTIO("managedRoutes: [{name: staff}], istio: {virtualService: {name: guestbook}}", """
                apiVersion: networking.istio.io/v1alpha3
                kind: VirtualService
                metadata: {name: guestbook}
                spec:
                  hosts: [guestbook.example.com]
                  http:
                  - name: primary
                    route:
                    - {destination: {host: guestbook-stable}, weight: 100}
                    - {destination: {host: guestbook-canary}, weight: 0}
                """),
        GATEWAY("plugins: {argoproj-labs/gatewayAPI: {httpRoute: guestbook}}", """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: guestbook}
                spec:
                  parentRefs: [{name: edge}]
                  rules:
                  - backendRefs:
                    - {name: guestbook-stable, port: 80}
                    - {name: guestbook-canary, port: 80}
                """);

        private final String routing;
        private final String object;

        Kind(String routing, String object) {
            this.routing = routing;
            this.object = object;
        }

        /** The object that routes, as YAML. */
        String object() {
            return object;
        }
    }

    static List<String> services() {
        return List.of(NAME + "-canary", NAME + "-stable");
    }

    Routed withImage(String other) {
        return new Routed(kind, other, steps, more);
    }

    /** The Rollout, served by the controllers of this instance. */
    String rollout(String instance) {
        return """
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata:
                  name: %1$s
                  labels: {%2$s: "%3$s"}
                spec:
                  replicas: 4
                  selector: {matchLabels: {app: %1$s}}
                  template: %4$s
                  strategy:
                    canary:
                      canaryService: %1$s-canary
                      stableService: %1$s-stable
                      trafficRouting: {%5$s}
                      steps: %6$s
                """.formatted(NAME, Canary.INSTANCE, instance, pods().template(), kind.routing, steps) + more.indent(6);
    }

    /** The same pods, by which its ReplicaSet is named. */
    Canary pods() {
        return new Canary(NAME, 4, "").withImage(image);
    }
}
