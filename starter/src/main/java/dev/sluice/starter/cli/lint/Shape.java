package dev.sluice.starter.cli.lint;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.manifest.FieldSteps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How an object compares with its type.
 *
 * @param unknown fields for which the type has no place
 * @param mismatch the first value that the type cannot take
 */
record Shape(List<Unknown> unknown, Optional<Mismatch> mismatch) {
    private static final String TEMPLATE = "spec.template.";

    /** A field that does not exist, and the one that may have been meant. */
    record Unknown(String path, Optional<String> meant) {
        String message() {
            return "unknown field \"" + path + "\""
                    + meant.map(name -> "; did you mean \"" + name + "\"?").orElse("");
        }
    }

    /** A value of the wrong type. */
    record Mismatch(String path, String message) {}

    /** The object as the API server would store it: without what it does not know, but for pods, of which it keeps all. */
    Json.Obj stored(Json.Obj object) {
        Json stored = object;
        for (Unknown field : unknown) {
            stored = field.path().startsWith(TEMPLATE) ? stored : without(stored, FieldSteps.of(field.path()));
        }
        return (Json.Obj) stored;
    }

    private static Json without(Json json, List<String> steps) {
        return switch (json) {
            case Json.Obj object -> steps.size() == 1 ? object.without(steps.getFirst()) : inner(object, steps);
            case Json.Arr(List<Json> elements) -> inner(elements, steps);
            default -> json;
        };
    }

    private static Json inner(Json.Obj object, List<String> steps) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>(object.fields());
        fields.computeIfPresent(steps.getFirst(), (name, value) -> without(value, steps.subList(1, steps.size())));
        return new Json.Obj(fields);
    }

    private static Json inner(List<Json> elements, List<String> steps) {
        List<Json> changed = new ArrayList<>(elements);
        int index = Integer.parseInt(steps.getFirst());
        changed.set(index, without(changed.get(index), steps.subList(1, steps.size())));
        return new Json.Arr(changed);
    }
}
