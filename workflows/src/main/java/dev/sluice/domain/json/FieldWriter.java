package dev.sluice.domain.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/** Collects the fields of an object and leaves out those that say nothing: zero, false, and what is empty. */
public final class FieldWriter {
    private final SequencedMap<String, Json> values = new LinkedHashMap<>();

    public FieldWriter text(String name, String value) {
        return put(name, !value.isEmpty(), Json.of(value));
    }

    public FieldWriter number(String name, long value) {
        return put(name, value != 0, Json.of(value));
    }

    public FieldWriter flag(String name, boolean value) {
        return put(name, value, Json.of(value));
    }

    /** As RFC 3339 text, without its fraction of a second. */
    public FieldWriter time(String name, Optional<Instant> value) {
        return put(
                name,
                value.isPresent(),
                value.map(instant ->
                                Json.of(instant.truncatedTo(ChronoUnit.SECONDS).toString()))
                        .orElse(Json.NULL));
    }

    public FieldWriter list(String name, List<Json> value) {
        return put(name, !value.isEmpty(), new Json.Arr(new ArrayList<>(value)));
    }

    public FieldWriter object(String name, Json.Obj value) {
        return put(name, !value.fields().isEmpty(), value);
    }

    /** Zero is written, and only what is absent is left out. */
    public FieldWriter optional(String name, OptionalInt value) {
        return put(name, value.isPresent(), Json.of(value.orElse(0)));
    }

    public Json.Obj toJson() {
        return new Json.Obj(values);
    }

    private FieldWriter put(String name, boolean said, Json value) {
        if (said) {
            values.put(name, value);
        }
        return this;
    }
}
