package dev.sluice.domain.plan;

import dev.sluice.domain.json.Json;

/**
 * One field's change, made only while the field still has its old value.
 *
 * @param path JSON pointer
 * @param before {@link Json#NULL} when the field is absent
 * @param after {@link Json#NULL} to remove the field
 */
public record FieldChange(String path, Json before, Json after) {

    /** A change of one annotation. */
    public static FieldChange annotation(String key, Json before, Json after) {
        return new FieldChange("/metadata/annotations/" + key.replace("~", "~0").replace("/", "~1"), before, after);
    }
}
