package dev.sluice.starter.cli.manifest;

import dev.sluice.domain.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A value, and where it stands.
 *
 * @param at of the field's name, or of the element
 * @param inner fields by name, elements by index
 */
public record Located(Json value, Position at, SequencedMap<String, Located> inner) {
    public Located {
        inner = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inner));
    }

    /** The value in this field or at this index. */
    public Optional<Located> get(String step) {
        return Optional.ofNullable(inner.get(step));
    }

    /** Where the value at the end of this path stands, or the nearest around it that is there. */
    public Position find(List<String> path) {
        return path.isEmpty()
                ? at
                : get(path.getFirst())
                        .map(next -> next.find(path.subList(1, path.size())))
                        .orElse(at);
    }
}
