package dev.sluice.domain.traffic;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds lists of weighted entries that lead to both versions, wherever they stand, also in texts that are JSON, and adds up
 * the weights of those that the Rollout or the state names.
 */
record WeightSums(List<String> canary, List<String> stable, List<String> others) {

    static WeightSums of(RoutingSpec spec, TrafficState state) {
        Json.Obj rule = spec.canary().obj("trafficRouting").obj("istio").obj("destinationRule");
        Json.Obj nodes = spec.canary().obj("trafficRouting").obj("appMesh").obj("virtualNodeGroup");
        List<String> others = new ArrayList<>();
        state.additional().forEach(one -> others.add(one.service()));
        rule.list("additionalSubsetNames").forEach(name -> others.add(((Json.Str) name).value()));
        return new WeightSums(
                names(state.canary(), rule.text("canarySubsetName").stream(), nodes.obj("canaryVirtualNodeRef")),
                names(state.stable(), rule.text("stableSubsetName").stream(), nodes.obj("stableVirtualNodeRef")),
                others);
    }

    private static List<String> names(TrafficState.Destination destination, Stream<String> subset, Json.Obj node) {
        return Stream.of(Stream.of(destination.service()), subset, node.text("name").stream())
                .flatMap(names -> names)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    List<Long> in(Json json) {
        List<Long> sums = new ArrayList<>();
        collect(json, sums);
        return sums;
    }

    private void collect(Json json, List<Long> sums) {
        switch (json) {
            case Json.Obj obj -> obj.fields().sequencedValues().forEach(value -> collect(value, sums));
            case Json.Arr(List<Json> elements) -> {
                List<Json> weighted =
                        elements.stream().filter(WeightSums::isWeighted).toList();
                if (mentions(weighted, canary) && mentions(weighted, stable)) {
                    sums.add(weighted.stream()
                            .filter(one -> mentions(List.of(one), canary)
                                    || mentions(List.of(one), stable)
                                    || mentions(List.of(one), others))
                            .mapToLong(WeightSums::weight)
                            .sum());
                }
                elements.forEach(element -> collect(element, sums));
            }
            case Json.Str(String text) ->
                JsonReader.read(text)
                        .filter(inner -> !(inner instanceof Json.Str))
                        .ifPresent(inner -> collect(inner, sums));
            case Json.Num ignored -> {}
            case Json.Bool ignored -> {}
            case Json.Null ignored -> {}
        }
    }

    private static boolean isWeighted(Json json) {
        return json instanceof Json.Obj obj
                && !obj.flag("mirror")
                && obj.text("kind").orElse("Service").equals("Service")
                && weight(obj) >= 0;
    }

    private static long weight(Json json) {
        return json instanceof Json.Obj obj
                ? obj.fields().sequencedEntrySet().stream()
                        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals("weight"))
                        .mapToLong(
                                entry -> ((Json.Num) entry.getValue()).asLong().orElseThrow())
                        .findFirst()
                        .orElse(-1)
                : -1;
    }

    private static boolean mentions(List<Json> elements, List<String> names) {
        return elements.stream().anyMatch(element -> mentions(element, names));
    }

    private static boolean mentions(Json json, List<String> names) {
        return switch (json) {
            case Json.Obj obj -> obj.fields().sequencedValues().stream().anyMatch(value -> mentions(value, names));
            case Json.Arr arr -> arr.elements().stream().anyMatch(value -> mentions(value, names));
            case Json.Str(String text) -> names.contains(text) || names.contains(text.split("\\.", 2)[0]);
            case Json.Num ignored -> false;
            case Json.Bool ignored -> false;
            case Json.Null ignored -> false;
        };
    }
}
