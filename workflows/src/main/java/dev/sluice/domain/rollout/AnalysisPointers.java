package dev.sluice.domain.rollout;

import java.util.Optional;

/** The AnalysisRuns that a release goes by at the moment, by what they are for (spec 2.1). */
public record AnalysisPointers(
        Optional<AnalysisPointer> step,
        Optional<AnalysisPointer> background,
        Optional<AnalysisPointer> prePromotion,
        Optional<AnalysisPointer> postPromotion) {
    public static final AnalysisPointers NONE =
            new AnalysisPointers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public AnalysisPointers withStep(Optional<AnalysisPointer> pointer) {
        return new AnalysisPointers(pointer, background, prePromotion, postPromotion);
    }

    public AnalysisPointers withBackground(Optional<AnalysisPointer> pointer) {
        return new AnalysisPointers(step, pointer, prePromotion, postPromotion);
    }

    public AnalysisPointers withPrePromotion(Optional<AnalysisPointer> pointer) {
        return new AnalysisPointers(step, background, pointer, postPromotion);
    }

    public AnalysisPointers withPostPromotion(Optional<AnalysisPointer> pointer) {
        return new AnalysisPointers(step, background, prePromotion, pointer);
    }
}
