package dev.sluice.domain.canary;

import dev.sluice.domain.rollout.TrafficOptions;
import dev.sluice.domain.step.Step;
import java.util.List;
import java.util.Optional;

/** Pods of a canary whose traffic is routed (spec 3.4, exact). */
final class CanaryScale {
    private final TrafficOptions options;
    private final List<Step> steps;
    private final int size;

    /** @param size {@code spec.replicas}, not negative */
    CanaryScale(TrafficOptions options, List<Step> steps, int size) {
        this.options = options;
        this.steps = steps;
        this.size = size;
    }

    /** The last setCanaryScale at or before the step; empty when there is none, or it says to follow the weight. */
    Optional<Step.SetCanaryScale> active(int index) {
        return index >= steps.size()
                ? Optional.empty()
                : steps.subList(0, index + 1).reversed().stream()
                        .filter(Step.SetCanaryScale.class::isInstance)
                        .map(Step.SetCanaryScale.class::cast)
                        .findFirst()
                        .filter(scale -> !scale.matchTrafficWeight());
    }

    /**
     * Pods at a step.
     *
     * @param weight the desired one
     */
    int canary(int index, int weight) {
        Optional<Step.SetCanaryScale> scale = active(index);
        if (scale.isPresent() && scale.get().replicas().isPresent()) {
            int replicas = scale.get().replicas().getAsInt();
            return options.dynamicStable() ? atLeast(replicas) : replicas;
        }
        return forWeight(scale.isPresent() ? scale.get().weight().orElse(0) : weight);
    }

    /** Pods that carry this share of the traffic. */
    int forWeight(int weight) {
        return atLeast((int) Math.ceilDiv((long) weight * size, (long) options.maxWeight()));
    }

    private int atLeast(int pods) {
        return pods == 0 ? 0 : Math.max(pods, Math.min(options.minPods(), size));
    }
}
