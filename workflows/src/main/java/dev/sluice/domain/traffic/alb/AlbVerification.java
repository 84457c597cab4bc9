package dev.sluice.domain.traffic.alb;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.TrafficState.Destination;
import dev.sluice.domain.traffic.Verified;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.Refusal;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether the load balancers have the weights that the Ingresses ask for (spec 5.2). */
public final class AlbVerification {
    private final AlbRouter router;
    private final TargetGroups groups;

    public AlbVerification(AlbRouter router, TargetGroups groups) {
        this.router = router;
        this.groups = groups;
    }

    /** Yes when every Ingress's load balancer has the weight of the canary and of each experiment's version. */
    public Verified verify(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        try {
            AlbActions actions = AlbActions.of(spec.config(router.field()), state);
            return router.reads(spec, seen).stream()
                    .map(ref -> missing(actions, state, seen, ref))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .<Verified>map(Verified.No::new)
                    .orElseGet(Verified.Yes::new);
        } catch (Refusal refusal) {
            return new Verified.Unknown(refusal.error().message());
        }
    }

    private Optional<String> missing(AlbActions actions, TrafficState state, SeenObjects seen, ObjectRef ref) {
        Optional<String> hostname = seen.find(ref).flatMap(AlbVerification::hostname);
        if (hostname.isEmpty()) {
            return Optional.of(ref + " has no load balancer yet");
        }
        Optional<List<TargetGroups.Weighted>> found = groups.behind(hostname.get());
        if (found.isEmpty()) {
            return Optional.of("there is no load balancer " + hostname.get());
        }
        return Stream.concat(Stream.of(state.canary()), state.additional().stream())
                .filter(destination -> !found.get().contains(weighted(actions, ref, destination)))
                .findFirst()
                .map(destination -> "no target group of " + destination.service() + " has weight "
                        + destination.weight() + " at " + hostname.get());
    }

    private static TargetGroups.Weighted weighted(AlbActions actions, ObjectRef ref, Destination destination) {
        return new TargetGroups.Weighted(
                actions.resource(ref.namespace(), ref.name(), destination), destination.weight());
    }

    private static Optional<String> hostname(Spot ingress) {
        return ingress.at("status", "loadBalancer", "ingress").elements().stream()
                .map(Spot::value)
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .flatMap(entry -> entry.text("hostname").stream())
                .findFirst();
    }
}
