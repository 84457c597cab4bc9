package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;

/** Reads a Rollout object into strict values. Tolerant: a field of the wrong type counts as absent (spec 1.10). */
public final class RolloutReader {
    private RolloutReader() {}

    /** The Rollout; its spec is {@link Rollout.Spec.Invalid} when it breaks a rule. Never throws. */
    public static Rollout read(Json.Obj object) {
        Meta meta = Meta.read(object);
        String namespace = object.obj("metadata").text("namespace").orElse("");
        return new Rollout(
                new RolloutId(namespace, meta.name(), meta.uid()),
                meta,
                new Rollout.Spec.Invalid("not read yet"),
                RolloutStatus.NONE);
    }
}
