package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A label selector as text, in the form that the scale subresource wants: {@code app=web,tier in (a,b)}. */
public final class LabelSelector {
    private LabelSelector() {}

    private record Requirement(String key, String text) {}

    /** The selector's requirements, sorted by key. */
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
