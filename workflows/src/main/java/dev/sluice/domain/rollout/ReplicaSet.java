package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A ReplicaSet that the Rollout owns.
 *
 * @param replicas {@code spec.replicas}
 * @param current {@code status.replicas}
 * @param observed whether the ReplicaSet controller has seen the latest spec
 * @param template the pod template as stored
 * @param failure the ReplicaSet's ReplicaFailure condition, when it is true
 */
public record ReplicaSet(
        Meta meta,
        int replicas,
        int current,
        int ready,
        int available,
        boolean observed,
        int minReadySeconds,
        Json.Obj template,
        Optional<Json.Obj> failure) {

    /** The pod template hash label; empty when the label is missing. */
    public String hash() {
        return meta.labels().getOrDefault(Keys.POD_TEMPLATE_HASH, "");
    }

    public String name() {
        return meta.name();
    }

    /** The revision annotation as a number; 0 when it is missing or no number. */
    public int revision() {
        return number(Keys.REVISION).orElse(0);
    }

    /** {@code spec.replicas} of the Rollout when this set was last sized. */
    public OptionalInt desiredReplicas() {
        return number(Keys.DESIRED_REPLICAS);
    }

    /** Until when this set is kept after it went out of use. */
    public Optional<Instant> scaleDownDeadline() {
        return Optional.ofNullable(meta.annotations().get(Keys.SCALE_DOWN_DEADLINE))
                .flatMap(Times::parse);
    }

    /** Whether it has, or is to have, pods. */
    public boolean hasPods() {
        return replicas > 0 || current > 0;
    }

    /** Whether it has, and is known to be meant to have, all of this many pods available (spec 2.4, 3.7). */
    public boolean saturates(int size) {
        return replicas == size && available == size && desiredReplicas().equals(OptionalInt.of(size));
    }

    private OptionalInt number(String annotation) {
        try {
            String text = meta.annotations().get(annotation);
            return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    /** Reads the object; what is missing counts as zero. */
    public static ReplicaSet read(Json.Obj object) {
        Meta meta = Meta.read(object);
        Json.Obj spec = object.obj("spec");
        Json.Obj status = object.obj("status");
        return new ReplicaSet(
                meta,
                count(spec, "replicas", 1),
                count(status, "replicas", 0),
                count(status, "readyReplicas", 0),
                count(status, "availableReplicas", 0),
                status.integer("observedGeneration").orElse(0) >= meta.generation(),
                count(spec, "minReadySeconds", 0),
                spec.obj("template"),
                failure(status));
    }

    private static int count(Json.Obj object, String field, int absent) {
        return (int) object.integer(field).orElse(absent);
    }

    private static Optional<Json.Obj> failure(Json.Obj status) {
        return status.list("conditions").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .filter(condition ->
                        condition.text("type").filter("ReplicaFailure"::equals).isPresent())
                .findFirst();
    }
}
