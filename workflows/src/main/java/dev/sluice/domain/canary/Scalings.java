package dev.sluice.domain.canary;

import dev.sluice.domain.release.Scene;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.TrafficOptions;
import java.util.Optional;

/** How a canary's ReplicaSets are sized where its release stands: by pods alone, or by the traffic that is routed. */
record Scalings(Scene scene, Optional<TrafficPass> traffic) {

    Scaling at(Release release, Halt halt) {
        RolloutSpec spec = scene.spec();
        CanaryStrategy canary = spec.canary();
        int all = canary.traffic().map(TrafficOptions::maxWeight).orElse(CanaryWeight.ALL);
        int weight = CanaryWeight.desired(spec.steps(), release, halt.abort(), all);
        return traffic.<Scaling>map(pass -> new RoutedPass(scene, release, halt, pass.status(), pass.settled(), weight))
                .orElseGet(() -> new ScalePass(
                        scene.sets(), Leeway.of(canary, spec.size()), spec.size(), weight, canary.threshold()));
    }
}
