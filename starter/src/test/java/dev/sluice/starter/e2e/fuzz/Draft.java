package dev.sluice.starter.e2e.fuzz;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.e2e.fuzz.Specimen.Blow;
import dev.sluice.starter.e2e.fuzz.Specimen.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A specimen in the making: a good Rollout until something is done to it. */
public final class Draft {
    /** Where the containers, and the first of them, are. */
    static final String PODS = "spec.template.spec";

    static final String CONTAINER = PODS + ".containers.0";
    static final String CANARY = "spec.strategy.canary";

    private final String app;
    private Json.Obj object;
    private Optional<Blow> blow = Optional.empty();

    /** @param instance whose controllers serve it */
    Draft(String name, String instance) {
        app = name;
        object = object(Map.of("apiVersion", "argoproj.io/v1alpha1", "kind", "Rollout"));
        put(
                "metadata",
                Map.of("name", name, "labels", Map.of("argo-rollouts.argoproj.io/controller-instance-id", instance)));
        put("spec.replicas", 1);
        put("spec.selector", Map.of("matchLabels", Map.of("app", name)));
        put("spec.template.metadata.labels", Map.of("app", name));
        put(PODS + ".containers", List.of(container("x:1")));
        put(CANARY + ".steps", List.of(weight(50), pause(Map.of()), weight(60), pause(Map.of("duration", "3s"))));
    }

    static Map<String, Object> container(String image) {
        return Map.of("name", "c", "image", image);
    }

    static Map<String, Object> weight(Object weight) {
        return Map.of("setWeight", weight);
    }

    static Map<String, Object> pause(Object pause) {
        return Map.of("pause", pause);
    }

    static Json.Obj object(Map<String, ?> fields) {
        return (Json.Obj) Json.from(fields);
    }

    /** The value of the label that its pods carry. */
    String app() {
        return app;
    }

    /** Sets a field, and makes the objects around it. A part of the path that is a number is the place in a list. */
    Draft put(String path, @Nullable Object value) {
        object = (Json.Obj) with(object, List.of(path.split("\\.", -1)), Json.from(value));
        return this;
    }

    Draft remove(String path) {
        int last = path.lastIndexOf('.');
        return put(path.substring(0, last), at(path.substring(0, last)).without(path.substring(last + 1)));
    }

    private Json.Obj at(String path) {
        Json.Obj here = object;
        for (String name : path.split("\\.", -1)) {
            here = here.obj(name);
        }
        return here;
    }

    private static Json with(Json tree, List<String> path, Json value) {
        if (path.isEmpty()) {
            return value;
        }
        String name = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        if (tree instanceof Json.Arr(List<Json> elements)) {
            int place = Integer.parseInt(name);
            List<Json> changed = new ArrayList<>(elements);
            changed.set(place, with(elements.get(place), rest, value));
            return new Json.Arr(changed);
        }
        Json.Obj object = tree instanceof Json.Obj present ? present : Json.Obj.EMPTY;
        return object.with(name, with(object.fields().getOrDefault(name, Json.NULL), rest, value));
    }

    /** A field is changed once the Rollout is deployed. */
    Draft thenSpec(Moment moment, String path, @Nullable Object value) {
        Json patch = with(Json.Obj.EMPTY, List.of(path.split("\\.", -1)), Json.from(value));
        blow = Optional.of(new Blow(moment, false, (Json.Obj) patch));
        return this;
    }

    /** The status is overwritten. */
    Draft thenStatus(Moment moment, Map<String, ?> fields) {
        blow = Optional.of(new Blow(moment, true, Json.Obj.EMPTY.with("status", object(fields))));
        return this;
    }

    Specimen as(String kind, Fate fate) {
        return new Specimen(kind, object, blow, fate);
    }
}
