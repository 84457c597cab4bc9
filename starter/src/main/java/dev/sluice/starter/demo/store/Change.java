package dev.sluice.starter.demo.store;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ObjectKey;
import java.util.Optional;

/**
 * One change of one object.
 *
 * @param version the resourceVersion that the change gave the object; no two changes share one
 * @param before empty for a creation
 * @param after the object after the change; for a deletion its last state, with the deletion's own version
 */
public record Change(Kind kind, ObjectKey key, long version, Optional<Json.Obj> before, Json.Obj after) {

    /** As watches name them. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }
}
