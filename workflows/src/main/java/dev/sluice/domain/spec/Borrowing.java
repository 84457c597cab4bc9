package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.TemplateSource;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.domain.rollout.WorkloadRef;
import java.util.Optional;

/** Puts the pod template of a referenced workload in its place (spec 3.11). */
public final class Borrowing {
    private Borrowing() {}

    /**
     * The Rollout as if it had the template itself, and the selector where it has none; the same object when it refers to
     * nothing, has a template of its own all the same, or the workload is missing.
     */
    public static Json.Obj resolve(Json.Obj rollout, Optional<Workload> workload) {
        Json.Obj spec = rollout.obj("spec");
        return workload.filter(there -> WorkloadRef.of(spec).isPresent())
                .filter(there -> WorkloadRules.firstBroken(spec).isEmpty())
                .map(there -> rollout.with("spec", withTemplate(spec, there)))
                .orElse(rollout);
    }

    private static Json.Obj withTemplate(Json.Obj spec, Workload workload) {
        Json.Obj resolved = spec.with("template", workload.template());
        return spec.get("selector").isPresent()
                ? resolved
                : workload.selector()
                        .map(selector -> resolved.with("selector", selector))
                        .orElse(resolved);
    }

    /** The spec of a Rollout, judged with the template that it borrows. */
    static Rollout.Spec read(Json.Obj rollout, Optional<Workload> workload) {
        Json.Obj spec = rollout.obj("spec");
        Optional<WorkloadRef> reference = WorkloadRef.of(spec);
        Optional<String> broken = WorkloadRules.firstBroken(spec);
        if (reference.isEmpty() || broken.isPresent()) {
            return SpecReader.read(spec);
        }
        return workload.map(there -> SpecReader.read(
                        resolve(rollout, workload).obj("spec").without(WorkloadRef.FIELD),
                        Optional.of(new TemplateSource(reference.get().scaleDown(), there))))
                .orElseGet(() -> new Rollout.Spec.Invalid(missing(spec, reference.get())));
    }

    private static String missing(Json.Obj spec, WorkloadRef reference) {
        return WorkloadRules.missing(spec, reference.workloadKind().orElseThrow(), reference.name());
    }
}
