package dev.sluice.domain.traffic.alb;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonReader;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.traffic.object.Spot;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Which annotations of an Ingress belong to which Rollout, as the Ingress itself says (spec section 0).
 *
 * @param byRollout sorted, as the reference writes them
 */
record ManagedAnnotations(SequencedMap<String, List<String>> byRollout) {
    static final String ANNOTATION = "rollouts.argoproj.io/managed-alb-annotations";
    static final String LEGACY = "rollouts.argoproj.io/managed-alb-actions";

    private static final FieldPath PATH = FieldPath.of("metadata", "annotations", ANNOTATION);

    ManagedAnnotations {
        byRollout = Collections.unmodifiableSequencedMap(new TreeMap<>(byRollout));
    }

    static ManagedAnnotations read(Spot ingress) {
        Spot annotation = ingress.at("metadata", "annotations", ANNOTATION);
        TreeMap<String, List<String>> entries = new TreeMap<>();
        annotation.text().ifPresent(text -> {
            Json json = JsonReader.read(text).orElseThrow(() -> annotation.refused("must be JSON"));
            Spot inner = new Spot(ingress.object(), annotation.path(), json);
            inner.obj()
                    .fields()
                    .sequencedKeySet()
                    .forEach(name -> entries.put(name, inner.at(name).texts()));
        });
        return new ManagedAnnotations(entries);
    }

    List<String> of(String rollout) {
        return byRollout.getOrDefault(rollout, List.of());
    }

    /** The same for all other Rollouts; none means that the Rollout has no entry. */
    ManagedAnnotations with(String rollout, List<String> keys) {
        TreeMap<String, List<String>> entries = new TreeMap<>(byRollout);
        if (keys.isEmpty()) {
            entries.remove(rollout);
        } else {
            entries.put(rollout, List.copyOf(keys));
        }
        return new ManagedAnnotations(entries);
    }

    /** The object with this note. */
    Json.Obj on(Json.Obj object) {
        if (byRollout.isEmpty()) {
            return PATH.remove(object);
        }
        TreeMap<String, Json> fields = new TreeMap<>();
        byRollout.forEach((name, keys) ->
                fields.put(name, new Json.Arr(keys.stream().map(Json::of).toList())));
        return PATH.set(object, Json.of(JsonText.write(new Json.Obj(fields))));
    }
}
