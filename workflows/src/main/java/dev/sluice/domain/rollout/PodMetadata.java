package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonReader;
import dev.sluice.domain.json.JsonText;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Labels and annotations that pods carry as long as their version plays a certain part (spec 3.12), sorted by key. They are
 * no part of the version: no hash knows them.
 */
public record PodMetadata(SequencedMap<String, String> labels, SequencedMap<String, String> annotations) {
    public static final PodMetadata NONE = new PodMetadata(new TreeMap<>(), new TreeMap<>());

    public PodMetadata {
        labels = Collections.unmodifiableSequencedMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableSequencedMap(new TreeMap<>(annotations));
    }

    /** Reads {@code {labels, annotations}}; values that are no text are left out. */
    public static PodMetadata read(Json.Obj object) {
        return new PodMetadata(
                object.obj("labels").texts(), object.obj("annotations").texts());
    }

    /** What a ReplicaSet says was put into its template; nothing when it says nothing that can be read. */
    public static PodMetadata recordedOn(ReplicaSet set) {
        String text = set.meta().annotations().getOrDefault(Keys.EPHEMERAL_METADATA, "");
        return JsonReader.read(text)
                .map(json -> json instanceof Json.Obj object ? read(object) : NONE)
                .orElse(NONE);
    }

    /** The value of {@link Keys#EPHEMERAL_METADATA}. */
    public String record() {
        Json.Obj object = labels.isEmpty() ? Json.Obj.EMPTY : Json.Obj.EMPTY.with("labels", Json.ofStrings(labels));
        return JsonText.write(annotations.isEmpty() ? object : object.with("annotations", Json.ofStrings(annotations)));
    }

    /** Whether there is nothing to carry. */
    public boolean none() {
        return labels.isEmpty() && annotations.isEmpty();
    }

    /** A pod template with all of this in its metadata. */
    public Json.Obj putInto(Json.Obj template) {
        Json.Obj meta = template.obj("metadata");
        return none()
                ? template
                : template.with("metadata", merged(merged(meta, "labels", labels), "annotations", annotations));
    }

    /** A pod template without any of this. */
    public Json.Obj takenFrom(Json.Obj template) {
        Json.Obj meta = template.obj("metadata");
        Json.Obj left = without(without(meta, "labels", labels), "annotations", annotations);
        return left.equals(meta) ? template : template.with("metadata", left);
    }

    private static Json.Obj without(Json.Obj meta, String field, SequencedMap<String, String> entries) {
        Json.Obj all = meta.obj(field);
        for (String key : entries.sequencedKeySet()) {
            all = all.without(key);
        }
        return entries.isEmpty() ? meta : meta.with(field, all);
    }

    private static Json.Obj merged(Json.Obj meta, String field, SequencedMap<String, String> entries) {
        Json.Obj all = meta.obj(field);
        for (var entry : entries.sequencedEntrySet()) {
            all = all.with(entry.getKey(), Json.of(entry.getValue()));
        }
        return entries.isEmpty() ? meta : meta.with(field, all);
    }
}
