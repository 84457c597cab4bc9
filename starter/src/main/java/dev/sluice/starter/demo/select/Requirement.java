package dev.sluice.starter.demo.select;

import dev.sluice.starter.demo.object.ApiError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One term of a label selector. */
sealed interface Requirement {
    Pattern PRESENCE = Pattern.compile("(!?)\\s*([\\w./-]+)");
    Pattern EQUALITY = Pattern.compile("([\\w./-]+)\\s*(==|=|!=)\\s*([\\w.-]*)");
    Pattern MEMBERSHIP = Pattern.compile("([\\w./-]+)\\s+(in|notin)\\s*\\(([^()]*)\\)");

    boolean matches(Map<String, String> labels);

    /** The label is there, or is not. */
    record Presence(String key, boolean wanted) implements Requirement {
        @Override
        public boolean matches(Map<String, String> labels) {
            return labels.containsKey(key) == wanted;
        }
    }

    /** The label has one of the values, or has none of them (then it may also be absent). */
    record Membership(String key, List<String> values, boolean wanted) implements Requirement {
        public Membership {
            values = List.copyOf(values);
        }

        @Override
        public boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            return (value != null && values.contains(value)) == wanted;
        }
    }

    /**
     * Reads one term.
     *
     * @throws ApiError BadRequest when the text is none
     */
    static Requirement parse(String text) {
        Matcher presence = PRESENCE.matcher(text);
        if (presence.matches()) {
            return new Presence(presence.group(2), presence.group(1).isEmpty());
        }
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            return new Membership(
                    equality.group(1),
                    List.of(equality.group(3)),
                    !equality.group(2).equals("!="));
        }
        Matcher membership = MEMBERSHIP.matcher(text);
        if (membership.matches()) {
            List<String> values = Arrays.stream(membership.group(3).split(",", -1))
                    .map(String::trim)
                    .toList();
            return new Membership(
                    membership.group(1), values, membership.group(2).equals("in"));
        }
        throw ApiError.badRequest("unable to parse requirement: " + text);
    }
}
