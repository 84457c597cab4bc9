package dev.sluice.workflow.run;

import dev.sluice.domain.plan.Plan;
import java.util.Optional;

/** Notices when a plan that was carried out is asked for again though nothing has changed since. */
final class Effects {
    private Optional<Plan> carriedOut = Optional.empty();

    void carriedOut(Plan plan) {
        carriedOut = Optional.of(plan);
    }

    /** Whether the plan is the one just carried out, on objects no newer; tells so once for each time it was carried out. */
    boolean lacking(Plan plan) {
        boolean again = carriedOut
                .filter(last ->
                        last.actions().equals(plan.actions()) && !plan.seen().isNewerThan(last.seen()))
                .isPresent();
        if (again) {
            carriedOut = Optional.empty();
        }
        return again;
    }
}
