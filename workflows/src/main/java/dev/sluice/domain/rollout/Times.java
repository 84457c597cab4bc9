package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Instants as Kubernetes keeps them: whole seconds, UTC (spec App. D). */
public final class Times {
    private Times() {}

    /** The field as an instant, or empty when it is absent or cannot be read. */
    public static Optional<Instant> read(Json.Obj object, String field) {
        return object.text(field).flatMap(Times::parse);
    }

    /** The instant of an RFC 3339 text, cut to the second, or empty when the text is none. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(toSecond(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** The instant without its fraction of a second. */
    public static Instant toSecond(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The instant as RFC 3339 text. */
    public static Json write(Instant instant) {
        return Json.of(toSecond(instant).toString());
    }
}
