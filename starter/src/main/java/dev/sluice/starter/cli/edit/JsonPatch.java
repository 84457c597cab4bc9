package dev.sluice.starter.cli.edit;

import dev.sluice.domain.json.Json;

/** Operations of a JSON patch (RFC 6902). */
final class JsonPatch {
    private JsonPatch() {}

    /** The patch applies only while the field has this value. */
    static Json.Obj test(String path, Json value) {
        return operation("test", path, value);
    }

    static Json.Obj replace(String path, Json value) {
        return operation("replace", path, value);
    }

    private static Json.Obj operation(String name, String path, Json value) {
        return Json.Obj.EMPTY
                .with("op", Json.of(name))
                .with("path", Json.of(path))
                .with("value", value);
    }
}
