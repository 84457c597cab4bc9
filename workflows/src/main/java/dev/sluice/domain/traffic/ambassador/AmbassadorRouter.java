package dev.sluice.domain.traffic.ambassador;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.Capability;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficRouter;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.Owner;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.object.Wanted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Keeps a canary copy of each Mapping while the canary has a weight. */
public final class AmbassadorRouter implements TrafficRouter {
    static final ApiResource MAPPING = new ApiResource("getambassador.io", "v2", "Mapping", "mappings");

    private static final int LONGEST_PREFIX = 246;

    @Override
    public String field() {
        return "ambassador";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of();
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(MAPPING);
    }

    @Override
    public List<ObjectRef> reads(RoutingSpec spec, SeenObjects found) {
        return names(spec)
                .flatMap(name -> Stream.of(stable(spec, name.requiredText()), canary(spec, name.requiredText())))
                .toList();
    }

    @Override
    public List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        if (names(spec).findAny().isEmpty()) {
            throw spec.config(field()).at("mappings").refused("is required");
        }
        return names(spec)
                .map(name -> wanted(spec, state, seen, name))
                .distinct()
                .toList();
    }

    private static Wanted wanted(RoutingSpec spec, TrafficState state, SeenObjects seen, Spot name) {
        Spot mapping = seen.require(stable(spec, name.requiredText()), name.path());
        if (!mapping.at("spec", "weight").isAbsent()) {
            throw mapping.at("spec", "weight")
                    .refused("Ambassador mapping \"" + name.requiredText() + "\" can not define weight");
        }
        Json service = canaryService(mapping.at("spec", "service"), state);
        ObjectRef ref = canary(spec, name.requiredText());
        Optional<Spot> present = seen.find(ref);
        present.ifPresent(object -> refuseForeign(spec, object));
        int weight = state.canary().weight();
        if (weight == 0) {
            return Wanted.gone(ref).telling("CanaryMappingWeightUpdate", message(ref, weight));
        }
        Json.Obj object = present.map(Spot::obj).orElseGet(() -> Owner.controlled(spec.rollout(), ref.blank()));
        SequencedMap<String, Json> fields =
                new LinkedHashMap<>(Spot.of(ref, object).at("spec").obj().fields());
        fields.putAll(mapping.at("spec").obj().fields());
        fields.put("service", service);
        fields.put("weight", Json.of(weight));
        return Wanted.of(ref, object.with("spec", new Json.Obj(fields)))
                .telling("CanaryMappingWeightUpdate", message(ref, weight));
    }

    private static String message(ObjectRef ref, int weight) {
        return "Set canary mapping `" + ref.name() + "` weight to " + weight;
    }

    /** A copy made by the reference has no owner, and is taken over. */
    private static void refuseForeign(RoutingSpec spec, Spot object) {
        if (Owner.controller(object).isPresent() && !Owner.controls(spec.rollout(), object)) {
            throw object.at("metadata", "ownerReferences").foreign("mapping is controlled by another object");
        }
    }

    private static Json canaryService(Spot service, TrafficState state) {
        String text = service.requiredText();
        String stable = state.stable().service();
        int at = stable.isEmpty() ? -1 : text.indexOf(stable);
        if (at < 0) {
            throw service.refused("must name the stable service " + stable);
        }
        return Json.of(text.substring(0, at) + state.canary().service() + text.substring(at + stable.length()));
    }

    private Stream<Spot> names(RoutingSpec spec) {
        return spec.config(field()).at("mappings").elements().stream();
    }

    private static ObjectRef stable(RoutingSpec spec, String name) {
        return spec.here(MAPPING, name);
    }

    private static ObjectRef canary(RoutingSpec spec, String name) {
        return spec.here(MAPPING, name.substring(0, Math.min(name.length(), LONGEST_PREFIX)) + "-canary");
    }
}
