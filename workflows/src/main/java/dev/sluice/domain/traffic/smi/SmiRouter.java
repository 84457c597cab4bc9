package dev.sluice.domain.traffic.smi;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.Capability;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficRouter;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.TrafficState.Destination;
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

/** Keeps a TrafficSplit. */
public final class SmiRouter implements TrafficRouter {
    /** The version whose weights are plain numbers and that every mesh with TrafficSplits serves. */
    static final ApiResource SPLIT = new ApiResource("split.smi-spec.io", "v1alpha2", "TrafficSplit", "trafficsplits");

    private static final FieldPath BACKENDS = FieldPath.of("spec", "backends");

    @Override
    public String field() {
        return "smi";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(Capability.EXPERIMENTS);
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(SPLIT);
    }

    @Override
    public List<ObjectRef> reads(RoutingSpec spec, SeenObjects found) {
        return List.of(ref(spec));
    }

    @Override
    public List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        ObjectRef ref = ref(spec);
        Optional<Spot> present = seen.find(ref);
        if (present.isPresent() && !Owner.controls(spec.rollout(), present.get())) {
            throw present.get()
                    .at("metadata", "ownerReferences")
                    .foreign("Rollout does not own TrafficSplit `" + ref.name() + "`");
        }
        Json.Obj object = present.map(Spot::obj).orElseGet(() -> Owner.controlled(spec.rollout(), ref.blank()));
        String root = spec.config(field())
                .at("rootService")
                .text()
                .orElse(state.stable().service());
        Json.Obj split = BACKENDS.set(
                FieldPath.of("spec", "service").set(object, Json.of(root)),
                backends(Spot.of(ref, object).at("spec", "backends").elements(), state));
        Wanted wanted = Wanted.of(ref, split);
        return List.of(
                present.isPresent()
                        ? wanted
                        : wanted.telling("TrafficSplitCreated", "TrafficSplit `" + ref.name() + "` created"));
    }

    private ObjectRef ref(RoutingSpec spec) {
        return spec.here(
                SPLIT,
                spec.config(field())
                        .at("trafficSplitName")
                        .text()
                        .orElse(spec.rollout().name()));
    }

    private static Json.Arr backends(List<Spot> present, TrafficState state) {
        return new Json.Arr(Stream.of(List.of(state.canary()), state.additional(), List.of(state.stable()))
                .flatMap(List::stream)
                .map(destination -> backend(present, destination))
                .toList());
    }

    private static Json backend(List<Spot> present, Destination destination) {
        SequencedMap<String, Json> backend = new LinkedHashMap<>();
        present.stream()
                .filter(one -> one.at("service").text().equals(Optional.of(destination.service())))
                .findFirst()
                .ifPresent(one -> backend.putAll(one.obj().fields()));
        backend.put("service", Json.of(destination.service()));
        backend.put("weight", Json.of(destination.weight()));
        return new Json.Obj(backend);
    }
}
