package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import dev.sluice.domain.rollout.LabelSelector;
import dev.sluice.domain.rollout.WorkloadRef;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules for {@code spec.selector} (spec 1.10, rules 2 to 4), and that it selects the template's pods (of rule 5). Keys
 * and values are judged by the API server.
 */
final class SelectorRules {
    private static final Pattern KEY = Pattern.compile("([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([-\\w.]{0,61}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([-\\w.]{0,61}[A-Za-z0-9])?)?");

    private SelectorRules() {}

    static Optional<String> firstBroken(Json.Obj spec) {
        if (spec.get("selector").isEmpty() && spec.get(WorkloadRef.FIELD).isPresent()) {
            return Optional.empty();
        }
        if (spec.get("selector").isEmpty()) {
            return Optional.of(FieldError.required("spec.selector", "Rollout has missing field '.spec.selector'"));
        }
        Json.Obj selector = spec.obj("selector");
        List<Json> expressions = selector.list("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            Optional<String> broken = expression("spec.selector.matchExpressions[" + i + "]", expressions.get(i));
            if (broken.isPresent()) {
                return broken;
            }
        }
        boolean empty =
                expressions.isEmpty() && selector.obj("matchLabels").fields().isEmpty();
        return empty
                ? Optional.of(FieldError.invalid("spec.selector", selector, "empty selector is invalid for deployment"))
                : otherPods(spec);
    }

    /** Nothing is said of a template that is elsewhere, nor where the server has to object to the selector itself first. */
    private static Optional<String> otherPods(Json.Obj spec) {
        Json.Obj selector = spec.obj("selector");
        Json.Obj metadata = spec.obj("template").obj("metadata");
        boolean leftToOthers = spec.get("workloadRef").isPresent() || !isWellFormed(selector);
        return leftToOthers
                        || LabelSelector.matches(
                                selector, metadata.obj("labels").texts())
                ? Optional.empty()
                : Optional.of(FieldError.invalid(
                        "spec.template.metadata.labels",
                        metadata.get("labels").orElse(Json.NULL),
                        "`selector` does not match template `labels`"));
    }

    private static boolean isWellFormed(Json.Obj selector) {
        boolean labels = selector.obj("matchLabels").fields().sequencedEntrySet().stream()
                .allMatch(label -> KEY.matcher(label.getKey()).matches()
                        && label.getValue() instanceof Json.Str(String value)
                        && VALUE.matcher(value).matches());
        return labels
                && selector.objects("matchExpressions").stream()
                        .allMatch(expression ->
                                KEY.matcher(expression.text("key").orElse("")).matches()
                                        && expression.list("values").stream()
                                                .allMatch(value -> value instanceof Json.Str(String text)
                                                        && VALUE.matcher(text).matches()));
    }

    private static Optional<String> expression(String path, Json element) {
        if (!(element instanceof Json.Obj expression)) {
            return Optional.of(FieldError.invalid(path, element, "invalid label selector"));
        }
        boolean values = !expression.list("values").isEmpty();
        String operator = expression.text("operator").orElse("");
        return switch (operator) {
            case "In", "NotIn" ->
                values
                        ? Optional.empty()
                        : Optional.of(FieldError.required(
                                path + ".values", "must be specified when `operator` is 'In' or 'NotIn'"));
            case "Exists", "DoesNotExist" ->
                values
                        ? Optional.of(path + ".values: Forbidden: may not be specified when `operator` is 'Exists' or"
                                + " 'DoesNotExist'")
                        : Optional.empty();
            default ->
                Optional.of(FieldError.invalid(path + ".operator", Json.of(operator), "not a valid selector operator"));
        };
    }
}
