package dev.sluice.starter.demo.patch;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.starter.demo.object.ApiError;
import java.util.List;

/** A change to an object, as the body of a PATCH request says it. */
@FunctionalInterface
public interface Patch {

    /**
     * The object after the change.
     *
     * @throws ApiError Invalid when the patch does not fit the object
     */
    Json.Obj apply(Json.Obj object);

    /**
     * Reads a patch.
     *
     * @param mediaType the request's content type, without parameters
     * @param custom whether the object is of a custom kind, for which there are no strategic merge patches
     * @throws ApiError UnsupportedMediaType, or BadRequest when the document is not such a patch
     */
    static Patch parse(String mediaType, boolean custom, Json document) {
        return switch (mediaType) {
            case "application/json-patch+json" -> {
                JsonPatch patch = JsonPatch.parse(document);
                yield object -> requireObject(patch.apply(object));
            }
            case "application/merge-patch+json" -> merge(requireObject(document));
            case "application/strategic-merge-patch+json" -> strategic(custom, requireObject(document));
            default -> throw unsupported(mediaType);
        };
    }

    private static Patch merge(Json.Obj document) {
        return object -> requireObject(MergePatch.apply(object, document));
    }

    private static Patch strategic(boolean custom, Json.Obj document) {
        if (custom) {
            throw unsupported("application/strategic-merge-patch+json");
        }
        if (hasDirective(document)) {
            throw ApiError.badRequest("the embedded API knows no directives in strategic merge patches");
        }
        return merge(document);
    }

    private static boolean hasDirective(Json json) {
        if (json instanceof Json.Obj object) {
            return object.fields().keySet().stream().anyMatch(name -> name.startsWith("$"))
                    || object.fields().values().stream().anyMatch(Patch::hasDirective);
        }
        return json instanceof Json.Arr(List<Json> elements)
                && elements.stream().anyMatch(Patch::hasDirective);
    }

    private static Json.Obj requireObject(Json json) {
        if (json instanceof Json.Obj object) {
            return object;
        }
        throw ApiError.badRequest("error decoding patch: not an object");
    }

    private static ApiError unsupported(String mediaType) {
        return ApiError.unsupportedMediaType("415: Unsupported Media Type: " + mediaType);
    }
}
