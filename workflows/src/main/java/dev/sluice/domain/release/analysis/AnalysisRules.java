package dev.sluice.domain.release.analysis;

import dev.sluice.domain.analysis.template.AnalysisRequest;
import dev.sluice.domain.analysis.template.ReferenceCheck;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.rollout.BlueGreenStrategy;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges the analyses that a Rollout asks for by the templates that there are (spec 1.10, referenced resources). */
public final class AnalysisRules {
    private static final String CANARY = "spec.strategy.canary";
    private static final String BLUE_GREEN = "spec.strategy.blueGreen";

    private AnalysisRules() {}

    /** The first broken rule as a field error; empty when all are kept. */
    public static Optional<String> firstBroken(RolloutSpec spec, Templates templates) {
        Stream<Optional<String>> found = switch (spec.strategy()) {
            case CanaryStrategy canary -> canary(canary, templates);
            case BlueGreenStrategy blueGreen -> blueGreen(blueGreen, templates);
        };
        return found.flatMap(Optional::stream).findFirst();
    }

    private static Stream<Optional<String>> canary(CanaryStrategy canary, Templates templates) {
        Stream<Optional<String>> steps =
                IntStream.range(0, canary.steps().size()).mapToObj(index -> step(canary.steps(), index, templates));
        Stream<Optional<String>> beside = canary.background().stream()
                .map(background -> check(CANARY + ".analysis", background.request(), templates, true));
        return Stream.concat(steps, beside);
    }

    private static Stream<Optional<String>> blueGreen(BlueGreenStrategy blueGreen, Templates templates) {
        return Stream.concat(
                blueGreen.prePromotion().stream()
                        .map(request -> check(BLUE_GREEN + ".prePromotionAnalysis", request, templates, false)),
                blueGreen.postPromotion().stream()
                        .map(request -> check(BLUE_GREEN + ".postPromotionAnalysis", request, templates, false)));
    }

    private static Optional<String> step(List<Step> steps, int index, Templates templates) {
        return steps.get(index) instanceof Step.Analysis(AnalysisRequest request)
                ? check(CANARY + ".steps[" + index + "].analysis", request, templates, false)
                : Optional.empty();
    }

    private static Optional<String> check(String path, AnalysisRequest request, Templates templates, boolean endless) {
        return new ReferenceCheck(path, request, templates).firstBroken(endless);
    }
}
