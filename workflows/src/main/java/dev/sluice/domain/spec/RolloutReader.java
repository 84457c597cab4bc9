package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Meta;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.rollout.StatusJson;
import dev.sluice.domain.rollout.Workload;
import java.util.Optional;

/** Reads a Rollout object into strict values. Tolerant: a field of the wrong type counts as absent (spec 1.10). */
public final class RolloutReader {
    private RolloutReader() {}

    /**
     * The Rollout; its spec is {@link Rollout.Spec.Invalid} when it breaks a rule. Never throws. A template that it borrows
     * is empty: see {@link #read(Json.Obj, Optional)}.
     */
    public static Rollout read(Json.Obj object) {
        return read(object, SpecReader.read(object.obj("spec")));
    }

    /**
     * The Rollout with the template that it borrows, if it borrows one.
     *
     * @param workload the object that it refers to; empty when there is none
     */
    public static Rollout read(Json.Obj object, Optional<Workload> workload) {
        return read(object, Borrowing.read(object, workload));
    }

    private static Rollout read(Json.Obj object, Rollout.Spec spec) {
        Meta meta = Meta.read(object);
        String namespace = object.obj("metadata").text("namespace").orElse("");
        return new Rollout(
                new RolloutId(namespace, meta.name(), meta.uid()), meta, spec, StatusJson.read(object.obj("status")));
    }
}
