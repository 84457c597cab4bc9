package dev.sluice.domain.rollout;

import dev.sluice.domain.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A canary release without traffic routing (spec 1.3).
 *
 * @param steps empty means a rolling update
 * @param stepHash the reference's hash of the steps (spec 3.2)
 * @param selected the Services that the user wants switched
 */
public record CanaryStrategy(
        List<Step> steps,
        String stepHash,
        IntOrPercent maxSurge,
        IntOrPercent maxUnavailable,
        Optional<AntiAffinity> antiAffinity,
        Services selected)
        implements Strategy {
    private static final String PATH = "spec.strategy.canary.";

    /** The Services that follow the two versions; each may be missing. */
    public record Services(Optional<String> canary, Optional<String> stable) {
        public static final Services NONE = new Services(Optional.empty(), Optional.empty());
    }

    public CanaryStrategy {
        steps = List.copyOf(steps);
    }

    @Override
    public List<ServiceName> services() {
        return Stream.concat(
                        selected.canary().map(name -> new ServiceName(PATH + "canaryService", name)).stream(),
                        selected.stable().map(name -> new ServiceName(PATH + "stableService", name)).stream())
                .toList();
    }
}
