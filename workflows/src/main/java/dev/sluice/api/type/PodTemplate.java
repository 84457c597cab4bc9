package dev.sluice.api.type;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pod template as it was stored, with every field that the API server kept, known or not.
 *
 * @param fields the JSON object as plain maps, lists, strings, numbers and truth values
 */
public record PodTemplate(@JsonValue Map<String, @Nullable Object> fields) {

    public PodTemplate {
        fields = Absent.toEmpty(fields);
    }

    /** Reads a JSON object. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PodTemplate of(Map<String, @Nullable Object> fields) {
        return new PodTemplate(fields);
    }
}
