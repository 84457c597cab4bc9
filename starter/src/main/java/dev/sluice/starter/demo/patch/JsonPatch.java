package dev.sluice.starter.demo.patch;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import java.util.List;

/**
 * A JSON patch (RFC 6902), all or nothing. Two rules are the API server's, not the RFC's: a test for null also holds for an
 * absent field, and replace also sets one.
 */
record JsonPatch(List<Json.Obj> operations) {
    JsonPatch {
        operations = List.copyOf(operations);
    }

    /**
     * Reads a patch.
     *
     * @throws ApiError BadRequest when the document is not a list of objects
     */
    static JsonPatch parse(Json document) {
        if (document instanceof Json.Arr(List<Json> elements)
                && elements.stream().allMatch(Json.Obj.class::isInstance)) {
            return new JsonPatch(elements.stream().map(Json.Obj.class::cast).toList());
        }
        throw ApiError.badRequest("error decoding patch: a JSON patch is a list of operations");
    }

    /**
     * The tree after all operations.
     *
     * @throws ApiError Invalid when a test fails or a path is not there
     */
    Json apply(Json target) {
        Json patched = target;
        for (Json.Obj operation : operations) {
            patched = apply(operation, patched);
        }
        return patched;
    }

    private static Json apply(Json.Obj operation, Json target) {
        JsonPointer path = pointer(operation, "path");
        return switch (operation.text("op").orElse("")) {
            case "test" -> tested(target, path, value(operation));
            case "add" -> add(target, path, value(operation));
            case "replace" -> path.edit(target, (parent, token) -> Place.replace(parent, token, value(operation)));
            case "remove" -> path.edit(target, Place::remove);
            case "copy" -> add(target, path, pointer(operation, "from").read(target));
            case "move" -> move(target, pointer(operation, "from"), path);
            default -> throw ApiError.patchRejected();
        };
    }

    private static Json tested(Json target, JsonPointer path, Json expected) {
        if (!path.read(target).equals(expected)) {
            throw ApiError.patchRejected();
        }
        return target;
    }

    private static Json add(Json target, JsonPointer path, Json value) {
        return path.edit(target, (parent, token) -> Place.add(parent, token, value));
    }

    private static Json move(Json target, JsonPointer from, JsonPointer to) {
        return add(from.edit(target, Place::remove), to, from.read(target));
    }

    private static JsonPointer pointer(Json.Obj operation, String field) {
        return JsonPointer.parse(operation.text(field).orElse(""));
    }

    private static Json value(Json.Obj operation) {
        Json value = operation.fields().get("value");
        if (value == null) {
            throw ApiError.patchRejected();
        }
        return value;
    }
}
