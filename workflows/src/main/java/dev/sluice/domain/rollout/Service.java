package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A Service that leads to pods of a Rollout.
 *
 * @param selector the labels that it selects
 */
public record Service(Meta meta, SequencedMap<String, String> selector) {
    public Service {
        selector = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(selector));
    }

    /** Reads the object; what is missing or of the wrong type counts as empty. */
    public static Service read(Json.Obj object) {
        return new Service(Meta.read(object), object.obj("spec").obj("selector").texts());
    }

    public String name() {
        return meta.name();
    }

    /** The pod template hash that it selects; empty when it selects none. */
    public String hash() {
        return selector.getOrDefault(Keys.POD_TEMPLATE_HASH, "");
    }

    /** The name of the Rollout that switches it; empty when none does. */
    public Optional<String> managedBy() {
        return Optional.ofNullable(meta.annotations().get(Keys.MANAGED_BY));
    }
}
