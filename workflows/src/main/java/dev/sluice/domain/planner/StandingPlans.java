package dev.sluice.domain.planner;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.status.StatusPatch;
import dev.sluice.domain.status.StatusRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans for a Rollout that releases nothing. */
final class StandingPlans {
    private StandingPlans() {}

    /** The object is gone; one of the same name with another uid is named as the next release. */
    static Plan gone(Observation seen) {
        return new Plan(
                List.of(),
                Optional.empty(),
                Plan.State.GONE,
                true,
                seen.rollout()
                        .filter(rollout -> !rollout.meta().deleting())
                        .map(rollout -> new ReleaseId(rollout.id().uid(), "", "", "", 0, 1, List.of())),
                new Position(OptionalInt.empty(), ""),
                "",
                seen.seen());
    }

    /** The spec breaks a rule: the object says so, and all else stays as it is (spec 1.10). */
    static Plan invalid(Observation seen, Rollout rollout, String error) {
        RolloutStatus after = StatusRule.invalid(rollout, error, seen.now());
        List<Action> actions = StatusPatch.between(rollout.status(), after)
                .<List<Action>>map(patch -> List.of(new Action.PatchStatus(
                        patch, rollout.meta().resourceVersion(), "invalid: " + error, List.of())))
                .orElse(List.of());
        Release release = rollout.status().release();
        return new Plan(
                actions,
                Optional.empty(),
                Plan.State.INVALID,
                true,
                Optional.empty(),
                new Position(release.stepIndex(), release.podHash()),
                after.phase().phase(),
                seen.seen());
    }
}
