package dev.sluice.domain.planner;

import dev.sluice.domain.bluegreen.BlueGreenRelease;
import dev.sluice.domain.canary.CanaryRelease;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.release.ReleasePlanner;
import dev.sluice.domain.release.analysis.AnalysisRules;
import dev.sluice.domain.replicaset.Claims;
import dev.sluice.domain.rollout.BlueGreenStrategy;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.service.ServiceRules;
import dev.sluice.domain.workload.ScaleDownRule;
import java.util.Optional;

/** Plans for one Rollout: one that is gone, one that is invalid, or a release by its strategy. */
public final class RolloutPlanner implements Planner {
    private final ReleasePlanner canary = new ReleasePlanner((scene, turn) -> new CanaryRelease(scene).plan(turn));
    private final ReleasePlanner blueGreen =
            new ReleasePlanner((scene, turn) -> new BlueGreenRelease(scene).plan(turn));

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
                refusal(seen, rollout, spec)
                        .map(error -> StandingPlans.invalid(seen, rollout, error))
                        .orElseGet(() -> release(Claims.of(seen, spec), rollout, spec));
        };
    }

    private static Optional<String> refusal(Observation seen, Rollout rollout, RolloutSpec spec) {
        return seen.templateCheck() instanceof TemplateCheck.Invalid(String error)
                ? Optional.of(error)
                : ServiceRules.firstBroken(rollout, spec, seen.surroundings().services())
                        .or(() -> AnalysisRules.firstBroken(
                                spec, seen.surroundings().templates()));
    }

    private Plan release(Claims claims, Rollout rollout, RolloutSpec spec) {
        ReleasePlanner planner = switch (spec.strategy()) {
            case CanaryStrategy ignored -> canary;
            case BlueGreenStrategy ignored -> blueGreen;
        };
        Plan plan = claims.before(planner.plan(claims.seen(), rollout, spec));
        return ScaleDownRule.after(plan, claims.seen(), rollout, spec);
    }
}
