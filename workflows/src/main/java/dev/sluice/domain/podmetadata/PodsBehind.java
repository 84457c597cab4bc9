package dev.sluice.domain.podmetadata;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonReader;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.ReplicaSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The fields in which living pods of a ReplicaSet may differ from its template, as its annotation {@link Keys#PODS_BEHIND}
 * keeps them: {@code {"labels":["role"]}}.
 */
final class PodsBehind {
    private final ReplicaSet set;
    private final NavigableSet<String> labels;
    private final NavigableSet<String> annotations;

    /** As the set has it. */
    PodsBehind(ReplicaSet set) {
        Json.Obj kept = JsonReader.read(text(set)).map(PodsBehind::object).orElse(Json.Obj.EMPTY);
        this.set = set;
        this.labels = keys(kept, "labels");
        this.annotations = keys(kept, "annotations");
    }

    private static String text(ReplicaSet set) {
        return set.meta().annotations().getOrDefault(Keys.PODS_BEHIND, "");
    }

    private static Json.Obj object(Json json) {
        return json instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    }

    private static NavigableSet<String> keys(Json.Obj kept, String field) {
        NavigableSet<String> keys = new TreeSet<>();
        kept.list(field).forEach(key -> {
            if (key instanceof Json.Str(String name)) {
                keys.add(name);
            }
        });
        return keys;
    }

    /** These as well. */
    PodsBehind and(Collection<String> moreLabels, Collection<String> moreAnnotations) {
        labels.addAll(moreLabels);
        annotations.addAll(moreAnnotations);
        return this;
    }

    /** The annotation's value; null when pods are as the template. */
    Json record() {
        Json.Obj kept = listed(listed(Json.Obj.EMPTY, "labels", labels), "annotations", annotations);
        return kept.fields().isEmpty() ? Json.NULL : Json.of(JsonText.write(kept));
    }

    private static Json.Obj listed(Json.Obj object, String field, NavigableSet<String> keys) {
        return keys.isEmpty()
                ? object
                : object.with(
                        field, new Json.Arr(keys.stream().<Json>map(Json::of).toList()));
    }

    /** The pods follow, and then the annotation goes. None when it is not there. */
    List<Action> actions() {
        if (text(set).isEmpty()) {
            return List.of();
        }
        Json.Obj patch = Json.Obj.EMPTY
                .with("labels", asInTemplate("labels", labels))
                .with("annotations", asInTemplate("annotations", annotations));
        return List.of(
                new Action.PatchPods(
                        set.name(),
                        set.meta().uid(),
                        set.hash(),
                        Json.Obj.EMPTY.with("metadata", patch),
                        "metadata of the pods of " + set.name(),
                        List.of()),
                new Action.PatchReplicaSet(
                        set.name(),
                        List.of(FieldChange.annotation(Keys.PODS_BEHIND, Json.of(text(set)), Json.NULL)),
                        "the pods of " + set.name() + " follow its template",
                        List.of()));
    }

    private Json asInTemplate(String field, NavigableSet<String> keys) {
        Json.Obj present = set.template().obj("metadata").obj(field);
        Json.Obj values = Json.Obj.EMPTY;
        for (String key : keys) {
            values = values.with(key, present.get(key).orElse(Json.NULL));
        }
        return values;
    }
}
