package dev.sluice.starter.cli.simulate;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.WorkloadRef;
import java.util.List;
import java.util.Optional;

/** The object of a file that its Rollout borrows the pod template from. */
final class ReferredWorkload {
    private ReferredWorkload() {}

    /** Empty when the Rollout refers to nothing, or to what the file does not hold. */
    static Optional<Json.Obj> of(Json.Obj rollout, List<Json> documents) {
        return WorkloadRef.of(rollout.obj("spec"))
                .flatMap(reference -> documents.stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .filter(object -> isNamed(object, reference))
                        .findFirst());
    }

    private static boolean isNamed(Json.Obj object, WorkloadRef reference) {
        return object.text("kind").filter(reference.kind()::equals).isPresent()
                && object.obj("metadata")
                        .text("name")
                        .filter(reference.name()::equals)
                        .isPresent();
    }
}
