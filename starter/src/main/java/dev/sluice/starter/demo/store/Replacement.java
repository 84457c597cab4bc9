package dev.sluice.starter.demo.store;

import static dev.sluice.starter.demo.object.ResourceType.Trait.GENERATION;
import static dev.sluice.starter.demo.object.ResourceType.Trait.STATUS;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ObjectKey;
import dev.sluice.starter.demo.object.ObjectMeta;
import dev.sluice.starter.demo.object.ResourceType;
import java.util.List;

/** What the API makes of an object that is sent to take the place of the stored one. */
final class Replacement {
    private static final List<String> KEPT = List.of(
            "uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds", "namespace");

    private Replacement() {}

    /**
     * Refuses what is meant for another object, or for another version of this one.
     *
     * @throws ApiError BadRequest for another name, Conflict for another uid or resourceVersion
     */
    static void requireSame(ObjectKey key, Json.Obj stored, Json.Obj sent) {
        ObjectMeta meta = ObjectMeta.of(sent);
        if (!meta.name().equals(key.name())) {
            throw ApiError.badRequest("the name of the object (%s) does not match the name on the URL (%s)"
                    .formatted(meta.name(), key.name()));
        }
        if (!meta.namespace().isEmpty() && !meta.namespace().equals(key.namespace())) {
            throw ApiError.badRequest("the namespace of the object does not match the namespace on the URL");
        }
        ObjectMeta old = ObjectMeta.of(stored);
        if (!meta.uid().isEmpty() && !meta.uid().equals(old.uid())) {
            throw ApiError.conflict(
                    key,
                    "Precondition failed: UID in precondition: " + meta.uid() + ", UID in object meta: " + old.uid());
        }
        if (!meta.resourceVersion().isEmpty() && !meta.resourceVersion().equals(old.resourceVersion())) {
            throw ApiError.modified(key);
        }
    }

    /** The new object after a write to its main path; equal to the stored one when nothing changed. */
    static Json.Obj ofMain(ResourceType type, Json.Obj stored, Json.Obj sent) {
        Json.Obj object = sent.with("apiVersion", Json.of(type.apiVersion())).with("kind", Json.of(type.kind()));
        Json.Obj withStatus = type.has(STATUS) ? copy("status", stored, object) : object;
        Json.Obj kept = ObjectMeta.edit(withStatus, meta -> metadata(stored.obj("metadata"), meta));
        return type.has(GENERATION) && !content(stored).equals(content(kept)) ? nextGeneration(kept) : kept;
    }

    /** The new object after a write to its {@code /status}: nothing else is taken. */
    static Json.Obj ofStatus(Json.Obj stored, Json.Obj sent) {
        return copy("status", sent, stored);
    }

    /** The object, with the next generation. */
    static Json.Obj nextGeneration(Json.Obj object) {
        long next = ObjectMeta.of(object).generation() + 1;
        return ObjectMeta.edit(object, meta -> meta.with("generation", Json.of(next)));
    }

    private static Json.Obj metadata(Json.Obj stored, Json.Obj sent) {
        Json.Obj metadata = copy("resourceVersion", stored, sent.without("managedFields"));
        for (String field : KEPT) {
            metadata = copy(field, stored, metadata);
        }
        return metadata;
    }

    private static Json.Obj copy(String field, Json.Obj from, Json.Obj to) {
        Json value = from.fields().get(field);
        return value == null ? to.without(field) : to.with(field, value);
    }

    /** What the generation counts: a status that has its own path is equal on both sides here. */
    private static Json.Obj content(Json.Obj object) {
        return object.without("metadata");
    }
}
