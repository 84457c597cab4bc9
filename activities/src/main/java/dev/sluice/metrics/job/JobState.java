package dev.sluice.metrics.job;

import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the status of a Job and of its pods means for the measurement. */
final class JobState {
    private static final List<String> TERMINAL = List.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName");

    private JobState() {}

    /** How the Job has ended; empty while it goes on. */
    static Optional<Phase> end(Json.Obj job) {
        return objects(job.obj("status"), "conditions")
                .filter(condition -> condition.text("status").orElse("").equals("True"))
                .map(condition -> switch (condition.text("type").orElse("")) {
                    case "Complete" -> Optional.of(Phase.Successful);
                    case "Failed" -> Optional.of(Phase.Failed);
                    default -> Optional.<Phase>empty();
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Why a pod will never start; empty when it may. */
    static Optional<String> terminalError(Json.Obj pod) {
        String name = pod.obj("metadata").text("name").orElse("");
        Json.Obj status = pod.obj("status");
        return Stream.concat(objects(status, "initContainerStatuses"), objects(status, "containerStatuses"))
                .filter(container ->
                        TERMINAL.contains(waiting(container).text("reason").orElse("")))
                .map(container -> "Pod %s, container %s has terminal error (%s): %s"
                        .formatted(
                                name,
                                container.text("name").orElse(""),
                                waiting(container).text("reason").orElse(""),
                                waiting(container).text("message").orElse("")))
                .findFirst();
    }

    /** √(2·t) seconds after t seconds, so that a look comes late by a small part of the Job's time. */
    static Duration nextLook(Measurement begun, Instant now) {
        Duration elapsed = Duration.between(begun.startedAt().orElse(now), now);
        double seconds = Math.sqrt(2.0 * Math.max(0, elapsed.toMillis()) / 1000);
        return Duration.ofMillis(Math.max(1000, (long) (seconds * 1000)));
    }

    private static Json.Obj waiting(Json.Obj container) {
        return container.obj("state").obj("waiting");
    }

    private static Stream<Json.Obj> objects(Json.Obj parent, String list) {
        return parent.list(list).stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }
}
