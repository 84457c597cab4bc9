package dev.sluice.domain.release;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.PlanBuilder;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.status.StatusPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The finished plan, less the action that keeps failing until its next try is due. What comes after it waits too, since it
 * counts on its effect; an abort's actions do not count on each other, so there the others go on.
 */
final class HeldBack {
    private final Observation seen;
    private final boolean independent;

    HeldBack(Observation seen, boolean independent) {
        this.seen = seen;
        this.independent = independent;
    }

    /** Where the release was seen, the phase it will be in, its verdict once it has one, and the record kept of it. */
    record Outlook(Position position, String phase, Optional<Plan.State> decided, Optional<String> kept) {}

    Plan plan(PlanBuilder out, Plan.State state, Optional<ReleaseId> release, Outlook outlook) {
        List<Action> actions = allowed(out);
        return new Plan(
                actions,
                out.deadline(),
                state,
                !actions.stream().allMatch(HeldBack::countsOnly),
                release,
                outlook.position(),
                outlook.phase(),
                seen.seen(),
                outlook.decided(),
                outlook.kept());
    }

    private List<Action> allowed(PlanBuilder out) {
        List<Action> allowed = new ArrayList<>();
        for (Action action : out.actions()) {
            boolean held = Trouble.holds(seen.trouble(), action, seen.now());
            if (held) {
                out.wakeAt(seen.trouble().map(Trouble::notBefore));
            }
            if (held && !independent) {
                return allowed;
            }
            if (!held) {
                allowed.add(action);
            }
        }
        return allowed;
    }

    private static boolean countsOnly(Action action) {
        return action instanceof Action.PatchStatus status
                && status.events().isEmpty()
                && StatusPatch.countsOnly(status.patch());
    }
}
