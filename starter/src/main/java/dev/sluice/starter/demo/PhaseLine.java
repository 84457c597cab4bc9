package dev.sluice.starter.demo;

import dev.sluice.starter.view.RolloutView;
import dev.sluice.starter.view.RolloutView.Strategy.Canary;

/** A Rollout's state in one line: {@code Paused  step 1/4, weight 20 (now 20), pods 5/5 ready, 1 updated: CanaryPauseStep}. */
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
        return "step %s, weight %d (now %d), "
                .formatted(canary.step().isEmpty() ? "-" : canary.step(), canary.setWeight(), canary.actualWeight());
    }

    private static String pods(RolloutView.Replicas replicas) {
        return "pods %d/%d ready, %d updated".formatted(replicas.ready(), replicas.desired(), replicas.updated());
    }
}
