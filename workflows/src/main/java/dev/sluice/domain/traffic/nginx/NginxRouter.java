package dev.sluice.domain.traffic.nginx;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.Capability;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficRouter;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.IngressNames;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.Owner;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.object.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps a canary Ingress beside each stable one; it stays, with weight 0, between releases. */
public final class NginxRouter implements TrafficRouter {
    private static final IngressNames NAMES = new IngressNames("StableIngress", "StableIngresses");

    @Override
    public String field() {
        return "nginx";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(Capability.MAX_WEIGHT);
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(ApiResource.INGRESS);
    }

    @Override
    public List<ObjectRef> reads(RoutingSpec spec, SeenObjects found) {
        return NAMES.read(spec.config(field())).stream()
                .flatMap(name -> Stream.of(stable(spec, name), canary(spec, name)))
                .toList();
    }

    @Override
    public List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        return NAMES.read(spec.config(field())).stream()
                .map(name -> wanted(spec, state, seen, name))
                .toList();
    }

    private Wanted wanted(RoutingSpec spec, TrafficState state, SeenObjects seen, String name) {
        CanaryIngress ingress = new CanaryIngress(spec, spec.config(field()), state);
        Spot stable = seen.require(stable(spec, name), NAMES.path(spec.config(field())));
        ObjectRef ref = canary(spec, name);
        Optional<Spot> present = seen.find(ref);
        if (present.isEmpty()) {
            Json.Obj created = ingress.over(Owner.controlled(spec.rollout(), ref.blank()), stable);
            return Wanted.of(ref, created)
                    .telling("CreatingCanaryIngress", "Creating canary ingress `" + ref.name() + "`");
        }
        if (!Owner.controls(spec.rollout(), present.get())) {
            throw present.get()
                    .at("metadata", "ownerReferences")
                    .foreign("canary ingress `" + ref.name() + "` controlled by different object");
        }
        return Wanted.of(ref, ingress.over(present.get().obj(), stable))
                .telling(
                        "PatchingCanaryIngress",
                        "Updating Ingress `" + ref.name() + "` to desiredWeight '"
                                + state.canary().weight() + "'");
    }

    private static ObjectRef stable(RoutingSpec spec, String name) {
        return spec.here(ApiResource.INGRESS, name);
    }

    private static ObjectRef canary(RoutingSpec spec, String name) {
        return spec.here(ApiResource.INGRESS, CanaryIngress.name(spec.rollout().name(), name));
    }
}
