package dev.sluice.starter.demo.http;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ResourceType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The autoscaling/v1 Scale of an object. */
final class Scale {
    private static final List<String> METADATA =
            List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp");

    private Scale() {}

    /** As the API server writes it: no {@code spec.replicas} means 0. */
    static Json.Obj of(ResourceType type, Json.Obj object) {
        long wanted = object.obj("spec").integer("replicas").orElse(0);
        return Json.Obj.EMPTY
                .with("kind", Json.of("Scale"))
                .with("apiVersion", Json.of("autoscaling/v1"))
                .with("metadata", metadata(object.obj("metadata")))
                .with("spec", wanted == 0 ? Json.Obj.EMPTY : Json.Obj.EMPTY.with("replicas", Json.of(wanted)))
                .with("status", status(type, object));
    }

    private static Json.Obj metadata(Json.Obj from) {
        Json.Obj metadata = Json.Obj.EMPTY;
        for (String field : METADATA) {
            metadata = from.text(field).isPresent()
                    ? metadata.with(field, Json.of(from.text(field).get()))
                    : metadata;
        }
        return metadata;
    }

    private static Json.Obj status(ResourceType type, Json.Obj object) {
        Json.Obj status = object.obj("status");
        boolean custom = type.has(ResourceType.Trait.CUSTOM);
        String selector = custom
                ? status.text("selector").orElse("")
                : selector(object.obj("spec").obj("selector"));
        Json.Obj scale = Json.Obj.EMPTY.with(
                "replicas",
                Json.of(status.integer(custom ? "HPAReplicas" : "replicas").orElse(0)));
        return selector.isEmpty() ? scale : scale.with("selector", Json.of(selector));
    }

    /** A label selector in the text form of requests. */
    private static String selector(Json.Obj selector) {
        Json.Obj labels = selector.obj("matchLabels");
        Stream<String> equal = labels.fields().keySet().stream()
                .map(key -> key + "=" + labels.text(key).orElse(""));
        Stream<String> other = selector.list("matchExpressions").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .map(Scale::expression);
        return Stream.concat(equal, other).sorted().collect(Collectors.joining(","));
    }

    private static String expression(Json.Obj expression) {
        String key = expression.text("key").orElse("");
        String values = expression.list("values").stream()
                .map(value -> value instanceof Json.Str(String text) ? text : "")
                .sorted()
                .collect(Collectors.joining(",", "(", ")"));
        return switch (expression.text("operator").orElse("")) {
            case "In" -> key + " in " + values;
            case "NotIn" -> key + " notin " + values;
            case "DoesNotExist" -> "!" + key;
            default -> key;
        };
    }
}
