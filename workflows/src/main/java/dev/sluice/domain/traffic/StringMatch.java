package dev.sluice.domain.traffic;

import dev.sluice.domain.traffic.object.Spot;
import java.util.List;
import java.util.Optional;

/**
 * A test of a text (spec 1.4).
 *
 * @param value what the text is compared with; a regular expression belongs to the router's own dialect
 */
public record StringMatch(Kind kind, String value) {

    /** How the text is compared. */
    public enum Kind {
        EXACT("exact"),
        PREFIX("prefix"),
        REGEX("regex");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        /** Its field in a Rollout. */
        public String field() {
            return field;
        }
    }

    /** Reads one; with no or several kinds it is refused. */
    public static StringMatch read(Spot spot) {
        List<StringMatch> found = List.of(Kind.EXACT, Kind.REGEX, Kind.PREFIX).stream()
                .flatMap(kind -> spot.at(kind.field).text().map(value -> new StringMatch(kind, value)).stream())
                .toList();
        if (found.isEmpty()) {
            throw spot.refused(
                    "StringMatch value missed, match value must have one of the following: exact, regex," + " prefix");
        }
        if (found.size() > 1) {
            throw spot.refused("StringMatch match value must have exactly one of the following: exact, regex, prefix");
        }
        return found.getFirst();
    }

    /** Reads one that may be absent. */
    static Optional<StringMatch> readOptional(Spot spot) {
        return spot.isAbsent() ? Optional.empty() : Optional.of(read(spot));
    }

    /** A regular expression that says the same, for routers that know no prefixes; whole text. */
    public String asRegex() {
        return kind == Kind.REGEX ? value : "^" + quoted() + (kind == Kind.PREFIX ? ".*" : "$");
    }

    private String quoted() {
        return value.replaceAll("([\\\\.\\[\\](){}^$|?*+])", "\\\\$1");
    }
}
