package dev.sluice.domain.hash;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as the reference keeps them: RFC 3339 in UTC, without fractions of a second. */
final class GoTime {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d{1,2}):(\\d\\d):(\\d\\d)(?:[.,]\\d+)?" + "(?:Z|([+-])(\\d\\d):(\\d\\d))");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
    private static final LocalDateTime NOT_SET = LocalDateTime.of(1, 1, 1, 0, 0);

    private GoTime() {}

    /** Whether the text is a time other than Go's zero time. */
    static boolean isSet(String text) {
        return utc(text).isPresent();
    }

    /** The time in UTC; empty when the text is not a time, or is Go's zero time. */
    static Optional<String> utc(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(shifted(parts))
                    .filter(time -> !time.equals(NOT_SET))
                    .map(UTC::format);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalDateTime shifted(Matcher parts) {
        LocalDateTime local = LocalDateTime.of(
                number(parts, 1),
                number(parts, 2),
                number(parts, 3),
                number(parts, 4),
                number(parts, 5),
                number(parts, 6));
        if (parts.group(7) == null) {
            return local;
        }
        int hours = number(parts, 8);
        int minutes = number(parts, 9);
        if (hours > 24 || minutes > 60) {
            throw new DateTimeException("offset out of range");
        }
        int east = (hours * 60 + minutes) * ("-".equals(parts.group(7)) ? -1 : 1);
        return local.minusMinutes(east);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
