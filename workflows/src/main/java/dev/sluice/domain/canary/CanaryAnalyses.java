package dev.sluice.domain.canary;

import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.release.analysis.ReleaseAnalyses;
import dev.sluice.domain.release.analysis.Standing;
import dev.sluice.domain.rollout.CanaryStrategy.BackgroundAnalysis;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.PauseCondition;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The analyses of a canary release: the one beside the steps, and that of the step (spec 4.1). */
final class CanaryAnalyses {
    private final ReleaseAnalyses analyses;
    private final Optional<BackgroundAnalysis> background;
    private final List<Step> steps;
    private Optional<Standing> beside = Optional.empty();
    private Optional<Standing> ofStep = Optional.empty();
    private int looked = -1;

    CanaryAnalyses(Scene scene, ReleaseAnalyses analyses) {
        this.analyses = analyses;
        this.background = scene.spec().canary().background();
        this.steps = scene.spec().steps();
    }

    /** Goes by both, as far as the release has come. */
    void look(Release release, Halt halt) {
        if (background.filter(wanted -> isReached(wanted, release)).isPresent()) {
            if (halt.pause(PauseCondition.INCONCLUSIVE_ANALYSIS_RUN).isPresent()) {
                analyses.keep(AnalysisKind.Background);
            } else {
                beside = Optional.of(analyses.pursue(AnalysisKind.Background, OptionalInt.empty()));
            }
        }
        release.stepIndex().ifPresent(index -> lookAtStep(index, halt));
    }

    private static boolean isReached(BackgroundAnalysis wanted, Release release) {
        OptionalInt index = release.stepIndex();
        return index.isEmpty() || index.getAsInt() >= wanted.startingStep();
    }

    private void lookAtStep(int index, Halt halt) {
        if (index >= steps.size() || !(steps.get(index) instanceof Step.Analysis)) {
            return;
        }
        if (halt.pauses().isEmpty()) {
            ofStep = Optional.of(analyses.pursue(AnalysisKind.Step, OptionalInt.of(index)));
            looked = index;
        } else {
            analyses.keep(AnalysisKind.Step);
        }
    }

    /** Whether the analysis of this step has succeeded; it is begun when the release has just come to it. */
    boolean passed(int index) {
        if (looked != index) {
            ofStep = Optional.of(analyses.pursue(AnalysisKind.Step, OptionalInt.of(index)));
            looked = index;
        }
        return ofStep.filter(Standing.Passed.class::isInstance).isPresent();
    }

    /** Why the release is to be aborted; empty when it is not. */
    Optional<String> failure() {
        return standings()
                .flatMap(standing ->
                        standing instanceof Standing.Failed(String cause) ? Stream.of(cause) : Stream.empty())
                .findFirst();
    }

    /** Whether a human has to decide. */
    boolean inconclusive() {
        return standings().anyMatch(Standing.Inconclusive.class::isInstance);
    }

    private Stream<Standing> standings() {
        return Stream.concat(ofStep.stream(), beside.stream());
    }
}
