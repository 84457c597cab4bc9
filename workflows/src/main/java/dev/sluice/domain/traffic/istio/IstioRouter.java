package dev.sluice.domain.traffic.istio;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.Capability;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.ServiceNames;
import dev.sluice.domain.traffic.TrafficRouter;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.object.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sets the weights and managed routes of VirtualServices, and the labels of a DestinationRule's subsets. */
public final class IstioRouter implements TrafficRouter {
    static final ApiResource SERVICE = resource("VirtualService", "virtualservices");
    static final ApiResource RULE = resource("DestinationRule", "destinationrules");

    /** The version that the reference uses by default; all that serve a newer one serve it too. */
    private static ApiResource resource(String kind, String plural) {
        return new ApiResource("networking.istio.io", "v1alpha3", kind, plural);
    }

    @Override
    public String field() {
        return "istio";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(
                Capability.EXPERIMENTS, Capability.HEADER_ROUTES, Capability.MIRROR_ROUTES, Capability.PING_PONG);
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(SERVICE, RULE);
    }

    @Override
    public ServiceNames.Choice services() {
        return ServiceNames.Choice.PING_PONG_LAST;
    }

    @Override
    public List<ObjectRef> reads(RoutingSpec spec, SeenObjects found) {
        return Stream.concat(
                        services(spec).stream().map(service -> ref(spec, service)),
                        rule(spec).map(rule -> ruleRef(spec, rule)).stream())
                .toList();
    }

    /** The DestinationRule first, so that no weight leads to a subset without pods. */
    @Override
    public List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        List<Wanted> wanted = new ArrayList<>();
        rule(spec).ifPresent(rule -> {
            ObjectRef ref = ruleRef(spec, rule);
            Spot object = seen.require(ref, rule.at("name").path());
            Json.Obj changed = DestinationSubsets.of(rule, state).in(spec.rollout(), object);
            wanted.add(Wanted.of(ref, changed)
                    .telling(
                            "UpdatedDestinationRule",
                            "DestinationRule " + ref.name() + " subset updated ("
                                    + rule.at("canarySubsetName").requiredText() + ": "
                                    + state.canary().hash() + ", "
                                    + rule.at("stableSubsetName").requiredText() + ": "
                                    + state.stable().hash() + ")"));
        });
        Destinations destinations = Destinations.of(rule(spec), state);
        boolean managed =
                !state.headerRoutes().isEmpty() || !state.mirrorRoutes().isEmpty();
        if (managed && services(spec).stream().noneMatch(service -> hasHttp(spec, seen, service))) {
            throw spec.config(field())
                    .refused("must name a VirtualService with http routes for header and mirror routes");
        }
        services(spec).stream()
                .map(service -> wanted(spec, destinations, seen, service))
                .distinct()
                .forEach(wanted::add);
        return wanted;
    }

    private static boolean hasHttp(RoutingSpec spec, SeenObjects seen, Spot service) {
        return !seen.require(ref(spec, service), service.at("name").path())
                .at("spec", "http")
                .isAbsent();
    }

    private static Wanted wanted(RoutingSpec spec, Destinations destinations, SeenObjects seen, Spot service) {
        ObjectRef ref = ref(spec, service);
        Spot object = seen.require(ref, service.at("name").path());
        RouteChoice choice = RouteChoice.of(service, spec.managedRoutes());
        Json.Obj weighted = new VirtualServiceRoutes(destinations, choice).in(object);
        Json.Obj routed = new ManagedRoutes(spec.managedRoutes(), destinations, choice).in(Spot.of(ref, weighted));
        return Wanted.of(ref, routed)
                .telling(
                        "UpdatedVirtualService",
                        "VirtualService `" + ref.name() + "` set to desiredWeight '"
                                + destinations.state().canary().weight() + "'");
    }

    @Override
    public Optional<Json.Obj> release(String rollout, ObjectRef ref, Json.Obj object) {
        return ref.resource().equals(RULE)
                ? DestinationSubsets.without(rollout, Spot.of(ref, object))
                : Optional.empty();
    }

    /** The entries that name a VirtualService each; exactly one of the two fields has to be given (spec 1.10). */
    private List<Spot> services(RoutingSpec spec) {
        Spot one = spec.config(field()).at("virtualService");
        List<Spot> several = spec.config(field()).at("virtualServices").elements();
        if (one.isAbsent() == several.isEmpty()) {
            throw one.refused("Either VirtualService or VirtualServices must be configured. "
                    + (one.isAbsent() ? "Neither" : "Both") + " are configured.");
        }
        return one.isAbsent() ? several : List.of(one);
    }

    private Optional<Spot> rule(RoutingSpec spec) {
        return Optional.of(spec.config(field()).at("destinationRule")).filter(rule -> !rule.isAbsent());
    }

    private static ObjectRef ruleRef(RoutingSpec spec, Spot rule) {
        return spec.here(RULE, rule.at("name").requiredText());
    }

    /** {@code name} or {@code name.namespace}. */
    private static ObjectRef ref(RoutingSpec spec, Spot service) {
        String[] parts = service.at("name").requiredText().split("\\.", -1);
        return parts.length > 1 ? new ObjectRef(SERVICE, parts[1], parts[0]) : spec.here(SERVICE, parts[0]);
    }
}
