package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.domain.rollout.WorkloadRef;
import java.util.List;
import java.util.Optional;

/** The rules for {@code spec.workloadRef} (spec 1.1, 1.10 rule 3). */
final class WorkloadRules {
    private static final String PATH = "spec." + WorkloadRef.FIELD;
    private static final List<String> FIELDS = List.of("apiVersion", "kind", "name", "scaleDown");

    private WorkloadRules() {}

    /** Whether a reference may be resolved at all. */
    static Optional<String> firstBroken(Json.Obj spec) {
        return WorkloadRef.of(spec).flatMap(reference -> twoTemplates(spec).or(() -> unsupported(spec, reference)));
    }

    /** The error of a reference to an object that does not exist. */
    static String missing(Json.Obj spec, WorkloadKind kind, String name) {
        return invalid(spec, kind.qualified() + " \"" + name + "\" not found");
    }

    private static Optional<String> twoTemplates(Json.Obj spec) {
        Json.Obj metadata = spec.obj("template").obj("metadata");
        boolean empty = metadata.obj("labels").fields().isEmpty()
                && metadata.obj("annotations").fields().isEmpty();
        return empty
                ? Optional.empty()
                : Optional.of(
                        FieldError.internal("spec.template", "template must be empty for workload reference rollout"));
    }

    private static Optional<String> unsupported(Json.Obj spec, WorkloadRef reference) {
        return reference.workloadKind().isPresent()
                ? Optional.empty()
                : Optional.of(invalid(
                        spec, "workload of type " + reference.group() + "/" + reference.kind() + " is not supported"));
    }

    private static String invalid(Json.Obj spec, String detail) {
        Json.Obj given = spec.obj(WorkloadRef.FIELD);
        Json.Obj shown = Json.Obj.EMPTY;
        for (String field : FIELDS) {
            Optional<String> text = given.text(field).filter(value -> !value.isEmpty());
            shown = text.isPresent() ? shown.with(field, Json.of(text.get())) : shown;
        }
        return FieldError.invalid(PATH, shown, detail);
    }
}
