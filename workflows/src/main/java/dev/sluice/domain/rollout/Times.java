package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as Kubernetes keeps them: whole seconds, UTC (spec App. D). */
public final class Times {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?(?:Z|([+-])(\\d\\d:\\d\\d))",
            Pattern.CASE_INSENSITIVE);

    private Times() {}

    /** The field as an instant, or empty when it is absent or cannot be read. */
    public static Optional<Instant> read(Json.Obj object, String field) {
        return object.text(field).flatMap(Times::parse);
    }

    /** The instant of an RFC 3339 text, cut to the second, or empty when the text is none. */
    public static Optional<Instant> parse(String text) {
        Matcher parts = FORM.matcher(text);
        try {
            return parts.matches()
                    ? Optional.of(LocalDateTime.parse(parts.group(1))
                            .minus(offset(parts))
                            .toInstant(ZoneOffset.UTC))
                    : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** Up to a day, as the API server takes it; Java's own offsets end at 18 hours. */
    private static Duration offset(Matcher parts) {
        if (parts.group(2) == null) {
            return Duration.ZERO;
        }
        LocalTime east = LocalTime.parse(parts.group(3));
        Duration length = Duration.ofSeconds(east.toSecondOfDay());
        return parts.group(2).equals("-") ? length.negated() : length;
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
