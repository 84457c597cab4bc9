package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Meta;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.rollout.StatusJson;

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
                SpecReader.read(object.obj("spec")),
                StatusJson.read(object.obj("status")));
    }
}
