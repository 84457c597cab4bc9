package dev.sluice.domain.traffic;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.alb.AlbRouter;
import dev.sluice.domain.traffic.ambassador.AmbassadorRouter;
import dev.sluice.domain.traffic.apisix.ApisixRouter;
import dev.sluice.domain.traffic.appmesh.AppMeshRouter;
import dev.sluice.domain.traffic.contour.ContourRouter;
import dev.sluice.domain.traffic.gateway.GatewayRouter;
import dev.sluice.domain.traffic.gloo.GlooRouter;
import dev.sluice.domain.traffic.istio.IstioRouter;
import dev.sluice.domain.traffic.nginx.NginxRouter;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.Refusal;
import dev.sluice.domain.traffic.object.RoutingError;
import dev.sluice.domain.traffic.object.RoutingWrite;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.object.Wanted;
import dev.sluice.domain.traffic.smi.SmiRouter;
import dev.sluice.domain.traffic.traefik.TraefikRouter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The routers there are, and the one way to ask them. Nothing here throws for what a Rollout or an object holds. */
public final class TrafficRouters {
    /** Every router, in the order in which they take part (spec 3.6). */
    public static final List<TrafficRouter> ALL = List.of(
            new IstioRouter(),
            new NginxRouter(),
            new AlbRouter(),
            new SmiRouter(),
            new AmbassadorRouter(),
            new AppMeshRouter(),
            new TraefikRouter(),
            new ApisixRouter(),
            new GatewayRouter("argoproj-labs/gatewayAPI"),
            new ContourRouter(),
            new GlooRouter(),
            new GatewayRouter("sluice.dev/kong"));

    private TrafficRouters() {}

    /** The routers that a Rollout configures. */
    public static List<TrafficRouter> of(RoutingSpec spec) {
        return ALL.stream().filter(router -> isConfigured(spec, router)).toList();
    }

    private static boolean isConfigured(RoutingSpec spec, TrafficRouter router) {
        Json.Obj routing = spec.canary().obj("trafficRouting");
        return routing.get(router.field())
                .or(() -> routing.obj("plugins").get(router.field()))
                .isPresent();
    }

    /** The objects that a router has to see, given those found so far; none when the Rollout does not say which. */
    public static List<ObjectRef> reads(TrafficRouter router, RoutingSpec spec, SeenObjects found) {
        try {
            return router.reads(spec, found).stream().distinct().toList();
        } catch (Refusal refusal) {
            return List.of();
        }
    }

    /**
     * All objects that the routers of a Rollout have to see and that there are.
     *
     * @param read an object as it is; empty when there is none
     */
    public static SeenObjects look(RoutingSpec spec, Function<ObjectRef, Optional<Json.Obj>> read) {
        return look(of(spec), spec, read);
    }

    /** The same, for these routers alone. */
    static SeenObjects look(
            List<TrafficRouter> routers, RoutingSpec spec, Function<ObjectRef, Optional<Json.Obj>> read) {
        SequencedMap<ObjectRef, Json.Obj> found = new LinkedHashMap<>();
        SequencedSet<ObjectRef> asked = new LinkedHashSet<>();
        for (TrafficRouter router : routers) {
            List<ObjectRef> more = news(router, spec, found, asked);
            while (!more.isEmpty()) {
                for (ObjectRef ref : more) {
                    asked.add(ref);
                    read.apply(ref).ifPresent(object -> found.put(ref, object));
                }
                more = news(router, spec, found, asked);
            }
        }
        return new SeenObjects(found);
    }

    private static List<ObjectRef> news(
            TrafficRouter router,
            RoutingSpec spec,
            SequencedMap<ObjectRef, Json.Obj> found,
            SequencedSet<ObjectRef> asked) {
        return reads(router, spec, new SeenObjects(found)).stream()
                .filter(ref -> !asked.contains(ref))
                .toList();
    }

    /** The writes that lead from what was seen to the state. */
    public static Routing route(TrafficRouter router, RoutingSpec spec, TrafficState state, SeenObjects seen) {
        try {
            Optional<RoutingError> unlisted = unlisted(spec, state);
            if (unlisted.isPresent()) {
                return new Routing.Refused(unlisted.get());
            }
            return new Routing.Writes(router.wants(spec, state.within(router.capabilities()), seen).stream()
                    .flatMap(wanted -> write(seen, wanted).stream())
                    .toList());
        } catch (Refusal refusal) {
            return new Routing.Refused(refusal.error());
        }
    }

    /** Whether traffic goes where the objects say; what is wrong with them counts as unknown. */
    public static Verified verify(TrafficRouter router, RoutingSpec spec, TrafficState state, SeenObjects seen) {
        try {
            return router.verify(spec, state.within(router.capabilities()), seen);
        } catch (Refusal refusal) {
            return new Verified.Unknown(refusal.error().message());
        }
    }

    /** The write that takes back what a router put into an object for a Rollout that no longer names it. */
    public static Optional<RoutingWrite> release(TrafficRouter router, String rollout, ObjectRef ref, Json.Obj object) {
        try {
            return router.release(rollout, ref, object)
                    .flatMap(rest -> RoutingWrite.between(Optional.of(Spot.of(ref, object)), Wanted.of(ref, rest)));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private static Optional<RoutingWrite> write(SeenObjects seen, Wanted wanted) {
        return RoutingWrite.between(seen.find(wanted.ref()), wanted);
    }

    private static Optional<RoutingError> unlisted(RoutingSpec spec, TrafficState state) {
        List<String> listed = spec.managedRoutes();
        return Stream.concat(
                        state.headerRoutes().stream().map(HeaderRoute::name),
                        state.mirrorRoutes().stream().map(MirrorRoute::name))
                .filter(name -> !listed.contains(name))
                .findFirst()
                .map(name -> RoutingError.inRollout(
                        "spec.strategy.canary.trafficRouting.managedRoutes",
                        Json.of(name),
                        "Steps define a route that does not exist in"
                                + " spec.strategy.canary.trafficRouting.managedRoutes"));
    }
}
