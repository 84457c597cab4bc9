package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The parts of an object's metadata that decisions need. */
public record Meta(
        String name,
        String uid,
        String resourceVersion,
        long generation,
        Instant created,
        boolean deleting,
        SequencedMap<String, String> labels,
        SequencedMap<String, String> annotations) {
    public Meta {
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(annotations));
    }

    /** Reads {@code metadata}; what is missing or of the wrong type counts as empty, zero or the epoch. */
    public static Meta read(Json.Obj object) {
        Json.Obj meta = object.obj("metadata");
        return new Meta(
                meta.text("name").orElse(""),
                meta.text("uid").orElse(""),
                meta.text("resourceVersion").orElse(""),
                meta.integer("generation").orElse(0),
                Times.read(meta, "creationTimestamp").orElse(Instant.EPOCH),
                meta.get("deletionTimestamp").isPresent(),
                meta.obj("labels").texts(),
                meta.obj("annotations").texts());
    }
}
