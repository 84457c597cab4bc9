package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import dev.sluice.domain.rollout.WorkloadRef;
import java.util.List;
import java.util.Optional;

/** The rules for {@code spec.selector} (spec 1.10, rules 2 to 4). Keys and values are judged by the API server. */
final class SelectorRules {
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
                : Optional.empty();
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
