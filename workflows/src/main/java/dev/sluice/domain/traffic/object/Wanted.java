package dev.sluice.domain.traffic.object;

import dev.sluice.domain.json.Json;
import java.util.Optional;

/**
 * What is to become of one object.
 *
 * @param object the whole object as it is to be; empty when it is to be gone
 * @param notice what is told if that takes a write
 */
public record Wanted(ObjectRef ref, Optional<Json.Obj> object, Optional<Notice> notice) {

    public static Wanted of(ObjectRef ref, Json.Obj object) {
        return new Wanted(ref, Optional.of(object), Optional.empty());
    }

    public static Wanted gone(ObjectRef ref) {
        return new Wanted(ref, Optional.empty(), Optional.empty());
    }

    public Wanted telling(String reason, String message) {
        return new Wanted(ref, object, Optional.of(new Notice(reason, message)));
    }
}
