package dev.sluice.domain.planner;

import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.plan.Position;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans for one Rollout. */
public final class RolloutPlanner implements Planner {
    @Override
    public Plan plan(Observation seen) {
        return new Plan(
                List.of(),
                Optional.empty(),
                Plan.State.GONE,
                false,
                Optional.empty(),
                new Position(OptionalInt.empty(), ""),
                "",
                seen.seen());
    }
}
