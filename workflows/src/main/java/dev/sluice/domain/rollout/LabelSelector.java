package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** A label selector as the API has it: {@code matchLabels} and {@code matchExpressions}, all of which have to hold. */
public final class LabelSelector {
    private LabelSelector() {}

    private record Requirement(String key, String text) {}

    /** Whether an object with these labels is selected. What cannot be understood selects nothing. */
    public static boolean matches(Json.Obj selector, SequencedMap<String, String> labels) {
        boolean equal = selector.obj("matchLabels").fields().sequencedEntrySet().stream()
                .allMatch(entry ->
                        entry.getValue() instanceof Json.Str(String value) && value.equals(labels.get(entry.getKey())));
        return equal
                && selector.list("matchExpressions").stream()
                        .allMatch(element -> element instanceof Json.Obj expression && holds(expression, labels));
    }

    private static boolean holds(Json.Obj expression, SequencedMap<String, String> labels) {
        String key = expression.text("key").orElse("");
        boolean listed = labels.containsKey(key) && expression.list("values").contains(Json.of(labels.get(key)));
        return switch (expression.text("operator").orElse("")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> labels.containsKey(key);
            case "DoesNotExist" -> !labels.containsKey(key);
            default -> false;
        };
    }

    /** The selector's requirements as text, sorted by key, in the form that the scale subresource wants: {@code app=web,tier in (a,b)}. */
    public static String format(Json.Obj selector) {
        List<Requirement> requirements = new ArrayList<>();
        selector.obj("matchLabels").fields().forEach((key, value) -> {
            if (value instanceof Json.Str(String text)) {
                requirements.add(new Requirement(key, key + "=" + text));
            }
        });
        for (Json element : selector.list("matchExpressions")) {
            if (element instanceof Json.Obj expression) {
                String key = expression.text("key").orElse("");
                requirements.add(new Requirement(key, format(key, expression)));
            }
        }
        return requirements.stream()
                .sorted(Comparator.comparing(Requirement::key))
                .map(Requirement::text)
                .collect(Collectors.joining(","));
    }

    private static String format(String key, Json.Obj expression) {
        String values = expression.list("values").stream()
                .filter(Json.Str.class::isInstance)
                .map(value -> ((Json.Str) value).value())
                .sorted()
                .collect(Collectors.joining(","));
        return switch (expression.text("operator").orElse("")) {
            case "In" -> key + " in (" + values + ")";
            case "NotIn" -> key + " notin (" + values + ")";
            case "DoesNotExist" -> "!" + key;
            default -> key;
        };
    }
}
