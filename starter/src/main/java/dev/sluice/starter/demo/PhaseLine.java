package dev.sluice.starter.demo;

import dev.sluice.starter.view.RolloutView;
import dev.sluice.starter.view.RolloutView.Strategy.Canary;

/** A Rollout's state in one line: {@code Paused  step 1/4, weight 20 (now 20), 5 of 5 pods ready, 1 new: CanaryPauseStep}. */
final class PhaseLine {
    private PhaseLine() {}

    static String of(RolloutView view) {
        String message = view.phase().message();
        return "%-12s%s%s%s"
                .formatted(
                        view.phase().phase(),
                        view.strategy() instanceof Canary canary ? progress(canary) : "",
                        pods(view.replicas()),
                        message.isEmpty() ? "" : ": " + message);
    }

    private static String progress(Canary canary) {
        return "step %s, weight %d (now %d), ".formatted(canary.step(), canary.setWeight(), canary.actualWeight());
    }

    private static String pods(RolloutView.Replicas replicas) {
        return "%d of %d pods ready, %d new".formatted(replicas.ready(), replicas.desired(), replicas.updated());
    }
}
