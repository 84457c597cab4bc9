package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An object whose pod template a Rollout borrows (spec 3.11).
 *
 * @param replicas {@code spec.replicas}; 0 for a kind that has no pods
 * @param template the pod template as stored
 * @param selector the label selector as stored; empty for a kind without one
 */
public record Workload(WorkloadKind kind, Meta meta, int replicas, Json.Obj template, Optional<Json.Obj> selector) {

    /** Reads the object; what is missing counts as empty, and as one replica. */
    public static Workload read(WorkloadKind kind, Json.Obj object) {
        Json.Obj spec = kind == WorkloadKind.POD_TEMPLATE ? object : object.obj("spec");
        return new Workload(
                kind,
                Meta.read(object),
                kind == WorkloadKind.POD_TEMPLATE
                        ? 0
                        : Math.clamp(spec.integer("replicas").orElse(1), 0, Integer.MAX_VALUE),
                spec.obj("template"),
                spec.get("selector").map(ignored -> spec.obj("selector")));
    }

    public String name() {
        return meta.name();
    }

    /** {@code metadata.generation} as decimal text, as statuses and annotations have it. */
    public String generation() {
        return Long.toString(meta.generation());
    }

    /** Tells this state of the template from every other, also of another object of the same name. */
    public String version() {
        return meta.uid() + "/" + meta.generation();
    }

    /** How many replicas it had before a Rollout took its pods over; empty when none did. */
    public OptionalInt replicasBefore() {
        String text = meta.annotations().getOrDefault(Keys.REPLICAS_BEFORE, "");
        return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** The name of the Rollout that took its pods over; empty when none did. */
    public Optional<String> scaledDownBy() {
        return Optional.ofNullable(meta.annotations().get(Keys.SCALED_DOWN_BY));
    }
}
