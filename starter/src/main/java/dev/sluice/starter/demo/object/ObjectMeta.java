package dev.sluice.starter.demo.object;

import dev.sluice.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Reads an object's metadata; absent strings are empty. */
public record ObjectMeta(Json.Obj fields) {

    public static ObjectMeta of(Json.Obj object) {
        return new ObjectMeta(object.obj("metadata"));
    }

    /** The object with its metadata changed. */
    public static Json.Obj edit(Json.Obj object, UnaryOperator<Json.Obj> change) {
        return object.with("metadata", change.apply(object.obj("metadata")));
    }

    public String name() {
        return text("name");
    }

    public String namespace() {
        return text("namespace");
    }

    public String uid() {
        return text("uid");
    }

    public String resourceVersion() {
        return text("resourceVersion");
    }

    /** The generation, or 0 for a kind that does not count it. */
    public long generation() {
        return fields.integer("generation").orElse(0);
    }

    public SequencedMap<String, String> labels() {
        SequencedMap<String, String> labels = new LinkedHashMap<>();
        Json.Obj present = fields.obj("labels");
        present.fields().keySet().forEach(key -> present.text(key).ifPresent(value -> labels.put(key, value)));
        return labels;
    }

    public Optional<String> annotation(String key) {
        return fields.obj("annotations").text(key);
    }

    public boolean hasFinalizers() {
        return !fields.list("finalizers").isEmpty();
    }

    /** Whether the object only waits for its finalizers. */
    public boolean isDeleting() {
        return fields.text("deletionTimestamp").isPresent();
    }

    /** The uids of all owners. */
    public List<String> ownerUids() {
        return owners().stream().flatMap(owner -> owner.text("uid").stream()).toList();
    }

    /** The reference to the owner that is marked as the controller. */
    public Optional<Json.Obj> controller() {
        return owners().stream().filter(owner -> owner.flag("controller")).findFirst();
    }

    private List<Json.Obj> owners() {
        return fields.list("ownerReferences").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .toList();
    }

    private String text(String name) {
        return fields.text(name).orElse("");
    }
}
