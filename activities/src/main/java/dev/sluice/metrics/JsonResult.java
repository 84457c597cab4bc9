package dev.sluice.metrics;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON of an answer as a result: what conditions see, and the text that the status shows. */
public final class JsonResult {
    private JsonResult() {}

    public static Reading.Value of(Json json) {
        return new Reading.Value(plain(json), text(json));
    }

    /** As conditions see it: every number is a double. */
    public static @Nullable Object plain(Json json) {
        return switch (json) {
            case Json.Obj(SequencedMap<String, Json> fields) -> {
                SequencedMap<String, @Nullable Object> map = new LinkedHashMap<>();
                fields.forEach((name, value) -> map.put(name, plain(value)));
                yield Collections.unmodifiableSequencedMap(map);
            }
            case Json.Arr(List<Json> elements) -> {
                List<@Nullable Object> list = new ArrayList<>();
                elements.forEach(element -> list.add(plain(element)));
                yield Collections.unmodifiableList(list);
            }
            case Json.Str(String value) -> value;
            case Json.Num number -> number.value().doubleValue();
            case Json.Bool(boolean value) -> value;
            case Json.Null ignored -> null;
        };
    }

    /** As the reference writes it: names in order, and what matters to HTML escaped. */
    public static String text(Json json) {
        return switch (json) {
            case Json.Obj(SequencedMap<String, Json> fields) ->
                new TreeMap<>(fields)
                        .sequencedEntrySet().stream()
                                .map(field -> quoted(field.getKey()) + ":" + text(field.getValue()))
                                .collect(Collectors.joining(",", "{", "}"));
            case Json.Arr(List<Json> elements) ->
                elements.stream().map(JsonResult::text).collect(Collectors.joining(",", "[", "]"));
            case Json.Str(String value) -> quoted(value);
            case Json.Num number -> GoFloat.json(number.value().doubleValue());
            case Json.Bool(boolean value) -> String.valueOf(value);
            case Json.Null ignored -> "null";
        };
    }

    private static String quoted(String text) {
        return JsonText.write(Json.of(text))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
