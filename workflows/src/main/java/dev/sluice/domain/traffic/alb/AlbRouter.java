package dev.sluice.domain.traffic.alb;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.Capability;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.ServiceNames;
import dev.sluice.domain.traffic.TrafficRouter;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.Verified;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.IngressNames;
import dev.sluice.domain.traffic.object.IngressRules;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.object.Wanted;
import java.util.List;
import java.util.Optional;

/** Keeps the action annotations of Ingresses, and paths for header routes. */
public final class AlbRouter implements TrafficRouter {
    private static final IngressNames NAMES = new IngressNames("Ingress", "Ingresses");

    @Override
    public String field() {
        return "alb";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(Capability.EXPERIMENTS, Capability.HEADER_ROUTES, Capability.PING_PONG, Capability.VERIFICATION);
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(ApiResource.INGRESS);
    }

    @Override
    public ServiceNames.Choice services() {
        return ServiceNames.Choice.PING_PONG_FIRST;
    }

    @Override
    public List<ObjectRef> reads(RoutingSpec spec, SeenObjects found) {
        return NAMES.read(spec.config(field())).stream()
                .map(name -> spec.here(ApiResource.INGRESS, name))
                .toList();
    }

    @Override
    public List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        return reads(spec, seen).stream()
                .map(ref -> wanted(spec, state, seen, ref))
                .toList();
    }

    private Wanted wanted(RoutingSpec spec, TrafficState state, SeenObjects seen, ObjectRef ref) {
        Spot ingress = seen.require(ref, NAMES.path(spec.config(field())));
        AlbActions actions = AlbActions.of(spec.config(field()), state);
        if (spec.managedRoutes().contains(actions.root())) {
            throw spec.routing().at("managedRoutes").refused("must not name the service " + actions.root());
        }
        IngressRules.using(ingress, actions.root());
        Json.Obj annotated = new AlbAnnotations(spec, state, actions).on(ingress);
        return Wanted.of(ref, new AlbPaths(spec.managedRoutes(), state.headerRoutes()).in(ingress, annotated))
                .telling(
                        "PatchingALBIngress",
                        "Updating Ingress `" + ref.name() + "` to desiredWeight '"
                                + state.canary().weight() + "'");
    }

    /** Unknown: without a look at the load balancers nothing can be told; {@link AlbVerification} takes one. */
    @Override
    public Verified verify(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        return new Verified.Unknown("the load balancers were not looked at");
    }

    @Override
    public Optional<Json.Obj> release(String rollout, ObjectRef ref, Json.Obj object) {
        return AlbCleanup.without(rollout, Spot.of(ref, object));
    }
}
