package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routers that split traffic between versions; every router that is set takes part (spec 1.5). */
@ApiRecord
public record RolloutTrafficRouting(
        @Doc("Routes that steps may create, most important first.") @OmitEmpty
        List<ManagedRoute> managedRoutes,

        @Doc("The weight that means all traffic. Only nginx and plugins may set it; default 100.") @Nullable
        Integer maxTrafficWeight,

        @Doc("Istio virtual services and destination rule.") @Nullable
        IstioRouting istio,

        @Doc("Canary ingresses of ingress-nginx.") @Nullable NginxRouting nginx,

        @Doc("Actions of the AWS load balancer controller.") @Nullable
        AlbRouting alb,

        @Doc("A TrafficSplit of the Service Mesh Interface.") @Nullable
        SmiRouting smi,

        @Doc("Mappings of Ambassador.") @Nullable AmbassadorRouting ambassador,
        @Doc("A virtual service of AWS App Mesh.") @Nullable AppMeshRouting appMesh,
        @Doc("A weighted TraefikService.") @Nullable TraefikRouting traefik,
        @Doc("An ApisixRoute.") @Nullable ApisixRouting apisix,

        @Doc("Router plugins by name, each with configuration in its own form.") @OmitEmpty
        Map<String, @Nullable Object> plugins) {

    public RolloutTrafficRouting {
        managedRoutes = Absent.toEmpty(managedRoutes);
        plugins = Absent.toEmpty(plugins);
    }

    /** A route that steps of the release may create and remove. */
    @ApiRecord
    public record ManagedRoute(
            @Doc("Name that the steps use.") @Required @Nullable
            String name) {}
}
