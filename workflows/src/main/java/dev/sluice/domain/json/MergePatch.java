package dev.sluice.domain.json;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** JSON merge patches (RFC 7386): objects are merged, everything else is replaced whole, null removes. */
public final class MergePatch {
    private MergePatch() {}

    /** The patch that turns {@code from} into {@code to}; empty when they are equal. Values in {@code to} hold no null. */
    public static Optional<Json.Obj> diff(Json.Obj from, Json.Obj to) {
        SequencedMap<String, Json> patch = new LinkedHashMap<>();
        to.fields().forEach((name, value) -> {
            Json old = from.fields().get(name);
            if (value instanceof Json.Obj wanted && old instanceof Json.Obj present) {
                diff(present, wanted).ifPresent(inner -> patch.put(name, inner));
            } else if (!value.equals(old)) {
                patch.put(name, value);
            }
        });
        from.fields().sequencedKeySet().stream()
                .filter(name -> !to.fields().containsKey(name))
                .forEach(name -> patch.put(name, Json.NULL));
        return patch.isEmpty() ? Optional.empty() : Optional.of(new Json.Obj(patch));
    }

    /** The target after the patch. */
    public static Json apply(Json target, Json patch) {
        if (!(patch instanceof Json.Obj changes)) {
            return patch;
        }
        SequencedMap<String, Json> merged = new LinkedHashMap<>(
                target instanceof Json.Obj(SequencedMap<String, Json> fields) ? fields : new LinkedHashMap<>());
        changes.fields().forEach((name, value) -> {
            if (value instanceof Json.Null) {
                merged.remove(name);
            } else {
                merged.put(name, apply(merged.getOrDefault(name, Json.NULL), value));
            }
        });
        return new Json.Obj(merged);
    }
}
