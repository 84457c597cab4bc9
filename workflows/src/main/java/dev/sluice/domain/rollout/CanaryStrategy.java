package dev.sluice.domain.rollout;

import dev.sluice.domain.analysis.template.AnalysisRequest;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A canary release without traffic routing (spec 1.3).
 *
 * @param steps empty means a rolling update
 * @param stepHash the reference's hash of the steps (spec 3.2)
 * @param background the analysis that goes on beside the steps
 */
public record CanaryStrategy(
        List<Step> steps,
        String stepHash,
        IntOrPercent maxSurge,
        IntOrPercent maxUnavailable,
        Optional<AntiAffinity> antiAffinity,
        Optional<BackgroundAnalysis> background) {
    public CanaryStrategy {
        steps = List.copyOf(steps);
    }

    /**
     * An analysis beside the steps.
     *
     * @param startingStep index of the step with which it begins
     */
    public record BackgroundAnalysis(AnalysisRequest request, int startingStep) {}

    /** The analysis templates that it refers to, in steps and beside them. */
    List<TemplateRef> templates() {
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
