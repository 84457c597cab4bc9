package dev.sluice.domain.analysis.assess;

import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.MetricResult;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.analysis.run.Tally;
import java.util.Optional;

/** The phase of one metric after its measurements so far (spec 4.4, step 4). */
final class MetricRule {

    /** A limit that was passed, and what that makes of the metric. */
    record Excess(Phase phase, String text) {}

    private MetricRule() {}

    /** @param terminating whether the run is to end */
    static Phase phase(MetricSpec metric, MetricResult result, boolean terminating) {
        if (result.phase().completed()) {
            return result.phase();
        }
        if (result.last().isEmpty()) {
            return terminating ? Phase.Successful : Phase.Pending;
        }
        if (result.unfinished().isPresent()) {
            return Phase.Running;
        }
        return excess(metric.limits(), result.tally())
                .map(Excess::phase)
                .or(() -> atTheEnd(metric, result.tally()))
                .orElse(terminating ? Phase.Successful : Phase.Running);
    }

    /** The limit that was passed; of several the last one counts. */
    static Optional<Excess> excess(MetricSpec.Limits limits, Tally tally) {
        if (tally.consecutiveError() > limits.consecutiveError()) {
            return Optional.of(new Excess(
                    Phase.Error,
                    "consecutiveErrors (%d) > consecutiveErrorLimit (%d)"
                            .formatted(tally.consecutiveError(), limits.consecutiveError())));
        }
        if (tally.inconclusive() > limits.inconclusive()) {
            return Optional.of(new Excess(
                    Phase.Inconclusive,
                    "inconclusive (%d) > inconclusiveLimit (%d)"
                            .formatted(tally.inconclusive(), limits.inconclusive())));
        }
        if (limits.failure() >= 0 && tally.failed() > limits.failure()) {
            return Optional.of(new Excess(
                    Phase.Failed, "failed (%d) > failureLimit (%d)".formatted(tally.failed(), limits.failure())));
        }
        return Optional.empty();
    }

    private static Optional<Phase> atTheEnd(MetricSpec metric, Tally tally) {
        MetricSpec.Limits limits = metric.limits();
        boolean bySuccesses = limits.consecutiveSuccess() > 0;
        if (bySuccesses && tally.consecutiveSuccess() >= limits.consecutiveSuccess()) {
            return Optional.of(Phase.Successful);
        }
        if (metric.count().isEmpty() || tally.count() < metric.count().getAsInt()) {
            return Optional.empty();
        }
        if (!bySuccesses) {
            return Optional.of(Phase.Successful);
        }
        return Optional.of(limits.failure() >= 0 ? Phase.Inconclusive : Phase.Failed);
    }
}
