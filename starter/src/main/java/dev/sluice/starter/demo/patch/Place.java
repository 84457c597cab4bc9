package dev.sluice.starter.demo.patch;

import dev.sluice.domain.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What the operations of a JSON patch do to the value that holds the place they name. */
final class Place {
    private Place() {}

    /** Sets a field, or inserts an element before the index; {@code -} appends. */
    static Json add(Json parent, String token, Json value) {
        if (parent instanceof Json.Obj object) {
            return object.with(token, value);
        }
        List<Json> elements = new ArrayList<>(JsonPointer.elements(parent));
        elements.add(token.equals("-") ? elements.size() : JsonPointer.index(token, elements.size()), value);
        return new Json.Arr(elements);
    }

    /** Sets a field, also one that is absent (as the API server does), or an element that is there. */
    static Json replace(Json parent, String token, Json value) {
        if (parent instanceof Json.Obj object) {
            return object.with(token, value);
        }
        List<Json> elements = new ArrayList<>(JsonPointer.elements(parent));
        elements.set(JsonPointer.index(token, elements.size() - 1), value);
        return new Json.Arr(elements);
    }

    /** Removes a field or an element that is there. */
    static Json remove(Json parent, String token) {
        if (parent instanceof Json.Obj object && object.fields().containsKey(token)) {
            return object.without(token);
        }
        List<Json> elements = new ArrayList<>(JsonPointer.elements(parent));
        elements.remove(JsonPointer.index(token, elements.size() - 1));
        return new Json.Arr(elements);
    }
}
