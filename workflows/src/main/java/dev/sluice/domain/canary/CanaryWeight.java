package dev.sluice.domain.canary;

import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.step.Step;
import java.util.List;

/** The share that the canary should have (spec 3.3, "Desired weight"). */
public final class CanaryWeight {
    public static final int ALL = 100;

    private CanaryWeight() {}

    /**
     * By where the release stands.
     *
     * @param all the weight that means all traffic
     */
    static int desired(List<Step> steps, Release release, boolean aborted, int all) {
        if (release.promoteFull() || release.stable().isEmpty() || release.fullyPromoted()) {
            return all;
        }
        if (aborted) {
            return 0;
        }
        int index = release.stepIndex().orElse(steps.size());
        return index >= steps.size() ? all : at(steps, index);
    }

    /** The weight set by the nearest setWeight at or before the index; 0 when there is none. */
    public static int at(List<Step> steps, int index) {
        return steps.subList(0, Math.min(index + 1, steps.size())).reversed().stream()
                .filter(Step.SetWeight.class::isInstance)
                .map(Step.SetWeight.class::cast)
                .mapToInt(Step.SetWeight::weight)
                .findFirst()
                .orElse(0);
    }
}
