package dev.sluice.domain.rollout;

import dev.sluice.domain.analysis.template.AnalysisRequest;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A canary release (spec 1.3).
 *
 * @param steps empty means a rolling update
 * @param stepHash the reference's hash of the steps (spec 3.2)
 * @param selected the Services that the user wants switched
 * @param background the analysis that goes on beside the steps
 * @param threshold when a step's pods are enough; empty for all of them
 * @param traffic how traffic is routed; empty when pods are all there is to steer it with
 */
public record CanaryStrategy(
        List<Step> steps,
        String stepHash,
        IntOrPercent maxSurge,
        IntOrPercent maxUnavailable,
        Optional<AntiAffinity> antiAffinity,
        Optional<BackgroundAnalysis> background,
        Services selected,
        Optional<ProgressThreshold> threshold,
        Optional<TrafficOptions> traffic,
        PodRoles roles)
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
        Optional<TrafficOptions.PingPong> pingPong = traffic.flatMap(TrafficOptions::pingPong);
        return Stream.of(
                        named("pingPong.pingService", pingPong.map(TrafficOptions.PingPong::ping)),
                        named("pingPong.pongService", pingPong.map(TrafficOptions.PingPong::pong)),
                        named("canaryService", selected.canary()),
                        named("stableService", selected.stable()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ServiceName> named(String field, Optional<String> service) {
        return service.map(name -> new ServiceName(PATH + field, name));
    }

    /**
     * An analysis beside the steps.
     *
     * @param startingStep index of the step with which it begins
     */
    public record BackgroundAnalysis(AnalysisRequest request, int startingStep) {}

    /** The analysis templates that it refers to, in steps and beside them. */
    @Override
    public List<TemplateRef> templates() {
        return Stream.concat(
                        background.map(BackgroundAnalysis::request).stream(),
                        steps.stream()
                                .filter(Step.Analysis.class::isInstance)
                                .map(Step.Analysis.class::cast)
                                .map(Step.Analysis::request))
                .flatMap(request -> request.templates().stream())
                .distinct()
                .toList();
    }
}
