package dev.sluice.domain.traffic.gateway;

import dev.sluice.domain.traffic.object.ApiResource;
import java.util.Locale;

/** The kinds of routes, each with the fields of a configuration that name it. */
enum RouteKind {
    HTTP("v1", "HTTPRoute", "httpRoute"),
    GRPC("v1", "GRPCRoute", "grpcRoute"),
    TCP("v1alpha2", "TCPRoute", "tcpRoute"),
    TLS("v1alpha2", "TLSRoute", "tlsRoute");

    private final String version;
    private final String kind;
    private final String field;

    RouteKind(String version, String kind, String field) {
        this.version = version;
        this.kind = kind;
        this.field = field;
    }

    ApiResource resource() {
        return new ApiResource("gateway.networking.k8s.io", version, kind, kind.toLowerCase(Locale.ROOT) + "s");
    }

    /** The field that names one route. */
    String one() {
        return field;
    }

    /** The field that lists several. */
    String several() {
        return field + "s";
    }

    /** Whether its rules match requests, so that header routes can be made. */
    boolean matchesRequests() {
        return this == HTTP || this == GRPC;
    }
}
