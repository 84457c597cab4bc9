package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routing by Istio (spec 1.5); a valid one sets exactly one of virtualService and virtualServices. */
@ApiRecord
public record IstioRouting(
        @Doc("The one virtual service to change.") @Nullable VirtualService virtualService,

        @Doc("Several virtual services to change.") @OmitEmpty
        List<VirtualService> virtualServices,

        @Doc("The destination rule whose subsets follow the release.") @Nullable
        DestinationRule destinationRule) {

    public IstioRouting {
        virtualServices = Absent.toEmpty(virtualServices);
    }

    /** A virtual service and the routes in it that are changed. */
    @ApiRecord
    public record VirtualService(
            @Doc("Name, or name.namespace.") @Required @Nullable
            String name,

            @Doc("Names of the HTTP routes. May be empty when there is only one route.") @OmitEmpty
            List<String> routes,

            @Doc("TLS routes.") @OmitEmpty List<TlsRoute> tlsRoutes,
            @Doc("TCP routes.") @OmitEmpty List<TcpRoute> tcpRoutes) {

        public VirtualService {
            routes = Absent.toEmpty(routes);
            tlsRoutes = Absent.toEmpty(tlsRoutes);
            tcpRoutes = Absent.toEmpty(tcpRoutes);
        }
    }

    /** A TLS route, found by its port and its set of host names. */
    @ApiRecord
    public record TlsRoute(
            @Doc("Port that the route matches.") @Nullable Long port,

            @Doc("Server names that the route matches.") @OmitEmpty
            List<String> sniHosts) {

        public TlsRoute {
            sniHosts = Absent.toEmpty(sniHosts);
        }
    }

    /** A TCP route, found by its port. */
    @ApiRecord
    public record TcpRoute(
            @Doc("Port that the route matches.") @Nullable Long port) {}

    /** A destination rule and its subsets. */
    @ApiRecord
    public record DestinationRule(
            @Doc("Name of the destination rule.") @Required @Nullable
            String name,

            @Doc("Subset of the new version.") @Required @Nullable
            String canarySubsetName,

            @Doc("Subset of the stable version.") @Required @Nullable
            String stableSubsetName,

            @Doc("Subsets whose weight is left alone.") @OmitEmpty
            List<String> additionalSubsetNames) {

        public DestinationRule {
            additionalSubsetNames = Absent.toEmpty(additionalSubsetNames);
        }
    }
}
