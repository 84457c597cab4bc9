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
        return checks(spec, templates).flatMap(check -> check.broken().stream()).findFirst();
    }

    /** The same, where some templates are known: nothing is said about an analysis that needs another. */
    public static Optional<String> firstBrokenOf(RolloutSpec spec, Templates known) {
        return checks(spec, known)
                .filter(check -> known.absent(check.request().templates()).isEmpty())
                .flatMap(check -> check.broken().stream())
                .findFirst();
    }

    private record Check(String path, AnalysisRequest request, Templates templates, boolean endless) {
        Optional<String> broken() {
            return new ReferenceCheck(path, request, templates).firstBroken(endless);
        }
    }

    private static Stream<Check> checks(RolloutSpec spec, Templates templates) {
        return switch (spec.strategy()) {
            case CanaryStrategy canary -> checks(canary, templates);
            case BlueGreenStrategy blueGreen -> checks(blueGreen, templates);
        };
    }

    private static Stream<Check> checks(CanaryStrategy canary, Templates templates) {
        Stream<Check> steps = IntStream.range(0, canary.steps().size())
                .boxed()
                .flatMap(index -> step(canary.steps(), index, templates).stream());
        Stream<Check> beside = canary.background().stream()
                .map(background -> new Check(CANARY + ".analysis", background.request(), templates, true));
        return Stream.concat(steps, beside);
    }

    private static Stream<Check> checks(BlueGreenStrategy blueGreen, Templates templates) {
        return Stream.concat(
                blueGreen.prePromotion().stream()
                        .map(request -> new Check(BLUE_GREEN + ".prePromotionAnalysis", request, templates, false)),
                blueGreen.postPromotion().stream()
                        .map(request -> new Check(BLUE_GREEN + ".postPromotionAnalysis", request, templates, false)));
    }

    private static Optional<Check> step(List<Step> steps, int index, Templates templates) {
        return steps.get(index) instanceof Step.Analysis(AnalysisRequest request)
                ? Optional.of(new Check(CANARY + ".steps[" + index + "].analysis", request, templates, false))
                : Optional.empty();
    }
}
