package dev.sluice.domain.canary;

import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.replicaset.RollbackRule;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.RolloutSpec;
import java.util.Optional;

/** When the current version becomes the stable one (spec 3.5, "Full promotion reasons"). */
final class PromotionRule {
    private PromotionRule() {}

    private static boolean enough(ReplicaSet set, RolloutSpec spec) {
        return spec.canary()
                .threshold()
                .map(threshold -> threshold.isMet(set.available(), spec.size()))
                .orElse(set.available() >= spec.size());
    }

    /** Why it is stable from now on, in the words of the event; empty while it is not. */
    static Optional<String> reason(ReplicaSets sets, Release release, RolloutSpec spec) {
        if (sets.stable().isEmpty()) {
            return Optional.of("Initial deploy");
        }
        if (release.fullyPromoted()) {
            return Optional.of("Fast rollback");
        }
        boolean there = sets.current().filter(set -> enough(set, spec)).isPresent();
        if (!there) {
            return Optional.empty();
        }
        if (release.promoteFull()) {
            return Optional.of("Full promotion requested");
        }
        if (RollbackRule.withinWindow(sets, spec.rollbackWindow())) {
            return Optional.of("Rollback within window");
        }
        int steps = spec.steps().size();
        return release.stepIndex().orElse(steps) == steps
                ? Optional.of("Completed all " + steps + " canary steps")
                : Optional.empty();
    }
}
