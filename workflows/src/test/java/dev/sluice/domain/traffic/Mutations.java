package dev.sluice.domain.traffic;

import dev.sluice.domain.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;

/** Spoils trees, here and there. */
record Mutations(Random random) {
    private static final List<String> IDENTITY =
            List.of("apiVersion", "kind", "name", "namespace", "uid", "resourceVersion");
    private static final List<Json> JUNK = List.of(
            Json.NULL,
            Json.of(""),
            Json.of("[{"),
            Json.of("{\"web\":[1]}"),
            Json.of(-1),
            Json.of(Long.MAX_VALUE),
            Json.from(new BigDecimal("1e400")),
            Json.of(true),
            Json.Obj.EMPTY,
            new Json.Arr(List.of()),
            new Json.Arr(List.of(Json.NULL, Json.of("x"), Json.Obj.EMPTY)),
            Json.Obj.EMPTY.with("name", Json.of(3)));

    /** The object with its outer braces left, and with its identity, which only a server sets. */
    Json.Obj of(Json.Obj object) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        keeping(IDENTITY, object, fields);
        if (object.get("metadata").isEmpty()) {
            return new Json.Obj(fields);
        }
        Json.Obj metadata = object.obj("metadata");
        SequencedMap<String, Json> kept = new LinkedHashMap<>();
        keeping(IDENTITY, metadata, kept);
        fields.put("metadata", new Json.Obj(kept));
        return new Json.Obj(fields);
    }

    private void keeping(List<String> names, Json.Obj object, SequencedMap<String, Json> into) {
        object.fields().forEach((name, value) -> {
            if (names.contains(name)) {
                into.put(name, value);
            } else {
                spoil(name, value, into);
            }
        });
    }

    private void spoil(String name, Json value, SequencedMap<String, Json> into) {
        switch (random.nextInt(25)) {
            case 0 -> {}
            case 1 -> into.put(name, JUNK.get(random.nextInt(JUNK.size())));
            default -> into.put(name, inside(value));
        }
    }

    private Json inside(Json value) {
        return switch (value) {
            case Json.Obj obj -> {
                SequencedMap<String, Json> fields = new LinkedHashMap<>();
                obj.fields().forEach((name, inner) -> spoil(name, inner, fields));
                yield new Json.Obj(fields);
            }
            case Json.Arr(List<Json> elements) -> {
                List<Json> changed = new ArrayList<>();
                for (Json element : elements) {
                    switch (random.nextInt(25)) {
                        case 0 -> changed.addAll(List.of(element, element));
                        case 1 -> changed.add(JUNK.get(random.nextInt(JUNK.size())));
                        case 2 -> {}
                        default -> changed.add(inside(element));
                    }
                }
                yield new Json.Arr(changed);
            }
            default -> value;
        };
    }
}
