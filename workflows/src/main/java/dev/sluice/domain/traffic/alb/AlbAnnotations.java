package dev.sluice.domain.traffic.alb;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.traffic.HeaderRoute;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.StringMatch;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.Refusal;
import dev.sluice.domain.traffic.object.RoutingError;
import dev.sluice.domain.traffic.object.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The annotations that an Ingress is to carry for a state (spec 5.2). */
record AlbAnnotations(RoutingSpec spec, TrafficState state, AlbActions actions) {
    private static final FieldPath PATH = FieldPath.of("metadata", "annotations");

    Json.Obj on(Spot ingress) {
        SequencedMap<String, Json> ours = wanted();
        ManagedAnnotations managed = ManagedAnnotations.read(ingress);
        String rollout = spec.rollout().name();
        SequencedMap<String, Json> annotations =
                new LinkedHashMap<>(ingress.at("metadata", "annotations").obj().fields());
        for (String route : spec.managedRoutes()) {
            drop(annotations, ours, actions.action(route));
            drop(annotations, ours, actions.conditions(route));
        }
        annotations.putAll(ours);
        return managed.with(rollout, keys(managed.of(rollout), ours))
                .on(PATH.set(ingress.obj(), new Json.Obj(annotations)));
    }

    private static void drop(SequencedMap<String, Json> annotations, SequencedMap<String, Json> ours, String key) {
        if (!ours.containsKey(key)) {
            annotations.remove(key);
        }
    }

    /** Those noted already keep their place. */
    private static List<String> keys(List<String> noted, SequencedMap<String, Json> ours) {
        List<String> keys = new ArrayList<>(
                noted.stream().distinct().filter(ours::containsKey).toList());
        ours.sequencedKeySet().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        return keys;
    }

    private SequencedMap<String, Json> wanted() {
        SequencedMap<String, Json> wanted = new LinkedHashMap<>();
        wanted.put(actions.action(actions.root()), Json.of(actions.split(state)));
        for (HeaderRoute route : state.headerRoutes()) {
            wanted.put(
                    actions.action(route.name()),
                    Json.of(actions.only(state.canary().service())));
            wanted.put(actions.conditions(route.name()), Json.of(conditions(route)));
        }
        return wanted;
    }

    private static String conditions(HeaderRoute route) {
        SequencedMap<String, List<Json>> values = new LinkedHashMap<>();
        for (HeaderRoute.Header header : route.match()) {
            values.computeIfAbsent(header.name(), ignored -> new ArrayList<>()).add(exact(header));
        }
        List<Json> conditions = values.sequencedEntrySet().stream()
                .map(entry -> condition(entry.getKey(), entry.getValue()))
                .toList();
        return JsonText.write(new Json.Arr(conditions));
    }

    private static Json exact(HeaderRoute.Header header) {
        if (header.value().kind() != StringMatch.Kind.EXACT) {
            throw new Refusal(RoutingError.inRollout(
                    "spec.strategy.steps.setHeaderRoute.match",
                    Json.of(header.value().value()),
                    "SetHeaderRoute match value invalid. ALB supports 'exact' value only"));
        }
        return Json.of(header.value().value());
    }

    private static Json condition(String name, List<Json> values) {
        SequencedMap<String, Json> config = new LinkedHashMap<>();
        config.put("httpHeaderName", Json.of(name));
        config.put("values", new Json.Arr(values));
        SequencedMap<String, Json> condition = new LinkedHashMap<>();
        condition.put("field", Json.of("http-header"));
        condition.put("httpHeaderConfig", new Json.Obj(config));
        return new Json.Obj(condition);
    }
}
