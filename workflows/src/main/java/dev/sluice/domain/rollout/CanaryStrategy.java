package dev.sluice.domain.rollout;

import dev.sluice.domain.step.Step;
import java.util.List;
import java.util.Optional;

/**
 * A canary release without traffic routing (spec 1.3).
 *
 * @param steps empty means a rolling update
 * @param stepHash the reference's hash of the steps (spec 3.2)
 */
public record CanaryStrategy(
        List<Step> steps,
        String stepHash,
        IntOrPercent maxSurge,
        IntOrPercent maxUnavailable,
        Optional<AntiAffinity> antiAffinity) {
    public CanaryStrategy {
        steps = List.copyOf(steps);
    }
}
