package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import java.util.Optional;

/**
 * Whose pod template a Rollout uses instead of one of its own (spec 1.1).
 *
 * @param group API group as written; empty for the core group
 * @param kind as written, such as {@code Deployment}
 * @param name of the object, in the Rollout's namespace; empty when it is left out
 */
public record WorkloadRef(String group, String kind, String name, ScaleDown scaleDown) {
    public static final String FIELD = "workloadRef";

    /** What becomes of the pods of a referenced Deployment. */
    public enum ScaleDown {
        /** They stay. */
        NEVER,
        /** They go when the Rollout has proved healthy. */
        ON_SUCCESS,
        /** They go one by one as pods of the Rollout become ready. */
        PROGRESSIVELY;

        /** Any other text counts as {@link #NEVER}, as the reference has it. */
        private static ScaleDown of(String text) {
            return switch (text) {
                case "onsuccess" -> ON_SUCCESS;
                case "progressively" -> PROGRESSIVELY;
                default -> NEVER;
            };
        }
    }

    /** The reference of this Rollout spec; empty when it has none. */
    public static Optional<WorkloadRef> of(Json.Obj spec) {
        return spec.get(FIELD).map(ignored -> read(spec.obj(FIELD)));
    }

    private static WorkloadRef read(Json.Obj reference) {
        String version = reference.text("apiVersion").orElse("");
        int slash = version.indexOf('/');
        return new WorkloadRef(
                slash < 0 ? "" : version.substring(0, slash),
                reference.text("kind").orElse(""),
                reference.text("name").orElse(""),
                ScaleDown.of(reference.text("scaleDown").orElse("")));
    }

    /** Empty when a template cannot be borrowed from objects of that kind. */
    public Optional<WorkloadKind> workloadKind() {
        return WorkloadKind.of(group, kind);
    }
}
