package dev.sluice.domain.simulate;

import dev.sluice.domain.json.Json;

/** What an API server writes into an object's metadata with each write. */
final class Stamps {
    private Stamps() {}

    static Json.Obj version(Json.Obj object, long version) {
        return with(object, "resourceVersion", Json.of(Long.toString(version)));
    }

    static Json.Obj nextGeneration(Json.Obj object) {
        long generation = object.obj("metadata").integer("generation").orElse(0);
        return with(object, "generation", Json.of(generation + 1));
    }

    private static Json.Obj with(Json.Obj object, String field, Json value) {
        return object.with("metadata", object.obj("metadata").with(field, value));
    }
}
