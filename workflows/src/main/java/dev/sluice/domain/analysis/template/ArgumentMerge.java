package dev.sluice.domain.analysis.template;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import java.util.List;
import java.util.Optional;

/** Puts what is handed to templates in the place of their own defaults (spec 4.2). */
final class ArgumentMerge {
    private ArgumentMerge() {}

    /**
     * The arguments that the templates declare, each with its value or where that is.
     *
     * @param declared by the templates
     * @param given by who starts the analysis; those that no template declares are passed over
     * @throws InvalidAnalysis for one without either
     */
    static List<Json.Obj> of(List<Json.Obj> declared, List<Json.Obj> given) {
        return declared.stream().map(arg -> checked(merged(arg, given))).toList();
    }

    private static Json.Obj merged(Json.Obj declared, List<Json.Obj> given) {
        Optional<Json.Obj> match = given.stream()
                .filter(arg -> arg.text("name").equals(declared.text("name")))
                .findFirst();
        Optional<Json> value = match.flatMap(arg -> arg.get("value"));
        if (value.isPresent()) {
            return declared.without("valueFrom").with("value", value.get());
        }
        return match.flatMap(arg -> arg.get("valueFrom"))
                .map(source -> declared.without("value").with("valueFrom", source))
                .orElse(declared);
    }

    private static Json.Obj checked(Json.Obj arg) {
        if (arg.get("value").isEmpty() && arg.get("valueFrom").isEmpty()) {
            throw new InvalidAnalysis("args." + arg.text("name").orElse("") + " was not resolved");
        }
        return arg;
    }
}
