package dev.sluice.starter.demo.select;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ResourceType;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requirements on a few fields of an object, all of which must hold; none at all accepts everything. */
record FieldSelector(List<Term> terms) {
    private static final Pattern TERM = Pattern.compile("\\s*([\\w.]+?)\\s*(==|=|!=)\\s*(.*?)\\s*");

    /** One field has, or has not, a value; an absent field is empty. */
    record Term(List<String> path, String value, boolean wanted) {
        boolean matches(Json.Obj object) {
            Json.Obj parent = object;
            for (String name : path.subList(0, path.size() - 1)) {
                parent = parent.obj(name);
            }
            return parent.text(path.getLast()).orElse("").equals(value) == wanted;
        }
    }

    FieldSelector {
        terms = List.copyOf(terms);
    }

    /**
     * Reads a selector.
     *
     * @throws ApiError BadRequest when the text is none, or names a field that the kind cannot be selected by
     */
    static FieldSelector parse(ResourceType type, String text) {
        if (text.isBlank()) {
            return new FieldSelector(List.of());
        }
        return new FieldSelector(
                Arrays.stream(text.split(",", -1)).map(term -> term(type, term)).toList());
    }

    boolean matches(Json.Obj object) {
        return terms.stream().allMatch(term -> term.matches(object));
    }

    private static Term term(ResourceType type, String text) {
        Matcher term = TERM.matcher(text);
        if (!term.matches()) {
            throw ApiError.badRequest("invalid selector: '" + text + "'; can't understand it");
        }
        String field = term.group(1);
        if (!isKnown(type, field)) {
            throw ApiError.badRequest("field label not supported: " + field);
        }
        return new Term(
                List.of(field.split("\\.", -1)), term.group(3), !term.group(2).equals("!="));
    }

    private static boolean isKnown(ResourceType type, String field) {
        return switch (field) {
            case "metadata.name" -> true;
            case "metadata.namespace" -> type.namespaced();
            case "spec.nodeName", "status.phase" -> type.kind().equals("Pod");
            case "reason", "type" -> type.kind().equals("Event");
            default -> type.kind().equals("Event") && field.startsWith("involvedObject.");
        };
    }
}
