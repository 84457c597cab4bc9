package dev.sluice.domain.traffic.traefik;

import dev.sluice.domain.json.FieldPath;
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
import java.util.List;

/** Sets the weights of the two services in a weighted TraefikService. */
public final class TraefikRouter implements TrafficRouter {
    static final ApiResource SERVICE = new ApiResource("traefik.io", "v1alpha1", "TraefikService", "traefikservices");

    private static final BackendShape BY_NAME = BackendShape.named("name");

    @Override
    public String field() {
        return "traefik";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of();
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(SERVICE);
    }

    @Override
    public List<ObjectRef> reads(RoutingSpec spec, SeenObjects found) {
        return List.of(spec.here(SERVICE, name(spec).requiredText()));
    }

    @Override
    public List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        ObjectRef ref = spec.here(SERVICE, name(spec).requiredText());
        Spot object = seen.require(ref, name(spec).path());
        Spot services = object.at("spec", "weighted", "services");
        WeightedBackends backends = new WeightedBackends(BY_NAME, state);
        List<Spot> listed = services.elements();
        if (backends.canary(listed).isEmpty()) {
            throw services.refused("traefik canary service was not found");
        }
        if (backends.stable(listed).isEmpty()) {
            throw services.refused("traefik stable service was not found");
        }
        return List.of(Wanted.of(
                ref, FieldPath.of("spec", "weighted", "services").set(object.obj(), backends.weighted(listed))));
    }

    private Spot name(RoutingSpec spec) {
        return spec.config(field()).at("weightedTraefikServiceName");
    }
}
