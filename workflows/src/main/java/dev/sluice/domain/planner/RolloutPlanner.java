package dev.sluice.domain.planner;

import dev.sluice.domain.canary.CanaryPlanner;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.replicaset.Claims;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;

/** Plans for one Rollout: one that is gone, one that is invalid, or a release by its strategy. */
public final class RolloutPlanner implements Planner {
    private final CanaryPlanner canary = new CanaryPlanner();

    @Override
    public Plan plan(Observation seen) {
        return seen.rollout()
                .filter(rollout -> !rollout.meta().deleting())
                .filter(rollout -> rollout.id().uid().equals(seen.uid()))
                .map(rollout -> plan(seen, rollout))
                .orElseGet(() -> StandingPlans.gone(seen));
    }

    private Plan plan(Observation seen, Rollout rollout) {
        return switch (rollout.spec()) {
            case Rollout.Spec.Invalid(String error) -> StandingPlans.invalid(seen, rollout, error);
            case Rollout.Spec.Valid(RolloutSpec spec) ->
                seen.templateCheck() instanceof TemplateCheck.Invalid(String error)
                        ? StandingPlans.invalid(seen, rollout, error)
                        : release(Claims.of(seen, spec), rollout, spec);
        };
    }

    private Plan release(Claims claims, Rollout rollout, RolloutSpec spec) {
        return claims.before(canary.plan(claims.seen(), rollout, spec));
    }
}
