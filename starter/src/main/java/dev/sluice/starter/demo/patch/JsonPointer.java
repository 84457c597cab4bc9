package dev.sluice.starter.demo.patch;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The way to a place in a JSON tree (RFC 6901).
 *
 * @param tokens the unescaped names and indexes; at least one
 */
record JsonPointer(List<String> tokens) {
    JsonPointer {
        tokens = List.copyOf(tokens);
    }

    /**
     * Reads a pointer.
     *
     * @throws ApiError when the text is none, or names the whole tree
     */
    static JsonPointer parse(String text) {
        if (!text.startsWith("/")) {
            throw ApiError.patchRejected();
        }
        return new JsonPointer(Arrays.stream(text.substring(1).split("/", -1))
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    /**
     * The value at this place. As in the API server, a field that its object does not have reads as null.
     *
     * @throws ApiError when the parent is missing, or an index is out of range
     */
    Json read(Json tree) {
        Json parent = tree;
        for (String token : tokens.subList(0, tokens.size() - 1)) {
            parent = child(parent, token);
        }
        String last = tokens.getLast();
        return parent instanceof Json.Obj object ? object.fields().getOrDefault(last, Json.NULL) : child(parent, last);
    }

    /**
     * The tree with the value that holds this place replaced.
     *
     * @param change gives the new parent from the old one and the last token
     * @throws ApiError when the parent is missing
     */
    Json edit(Json tree, BiFunction<Json, String, Json> change) {
        if (tokens.size() == 1) {
            return change.apply(tree, tokens.getFirst());
        }
        String first = tokens.getFirst();
        JsonPointer rest = new JsonPointer(tokens.subList(1, tokens.size()));
        return replaced(tree, first, rest.edit(child(tree, first), change));
    }

    /** An array index within {@code 0..last}. */
    static int index(String token, int last) {
        if (!token.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(token) > last) {
            throw ApiError.patchRejected();
        }
        return Integer.parseInt(token);
    }

    private static Json child(Json parent, String token) {
        if (parent instanceof Json.Obj object) {
            return Optional.ofNullable(object.fields().get(token)).orElseThrow(ApiError::patchRejected);
        }
        List<Json> elements = elements(parent);
        return elements.get(index(token, elements.size() - 1));
    }

    private static Json replaced(Json parent, String token, Json child) {
        if (parent instanceof Json.Obj object) {
            return object.with(token, child);
        }
        List<Json> changed = new ArrayList<>(elements(parent));
        changed.set(index(token, changed.size() - 1), child);
        return new Json.Arr(changed);
    }

    /** The elements of an array; anything else refuses the patch. */
    static List<Json> elements(Json json) {
        if (json instanceof Json.Arr(List<Json> elements)) {
            return elements;
        }
        throw ApiError.patchRejected();
    }
}
