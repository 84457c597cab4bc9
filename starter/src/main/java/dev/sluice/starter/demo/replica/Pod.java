package dev.sluice.starter.demo.replica;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a pod. */
record Pod(Json.Obj object) {

    ObjectMeta meta() {
        return ObjectMeta.of(object);
    }

    boolean isReady() {
        return readySince().isPresent();
    }

    /** Since when the pod is ready, to the second; empty when it is not. */
    Optional<Instant> readySince() {
        return object.obj("status").list("conditions").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .filter(condition -> is(condition, "type", "Ready") && is(condition, "status", "True"))
                .flatMap(condition -> condition.text("lastTransitionTime").stream())
                .map(Instant::parse)
                .findFirst();
    }

    /** Whether the pod has been ready for this long. */
    boolean isAvailable(Duration minReady, Instant now) {
        return readySince().filter(since -> !since.plus(minReady).isAfter(now)).isPresent();
    }

    /** Whether a container's image says that it is to stay broken. */
    boolean isBad() {
        return images().anyMatch(image -> image.contains("bad"));
    }

    Stream<Json.Obj> containers() {
        return object.obj("spec").list("containers").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast);
    }

    private Stream<String> images() {
        return containers().flatMap(container -> container.text("image").stream());
    }

    private static boolean is(Json.Obj condition, String field, String value) {
        return condition.text(field).filter(value::equals).isPresent();
    }
}
