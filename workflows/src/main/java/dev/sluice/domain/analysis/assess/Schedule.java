package dev.sluice.domain.analysis.assess;

import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.MetricResult;
import dev.sluice.domain.analysis.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a metric is measured next (spec 4.4, steps 2 and 7). */
final class Schedule {
    private static final Duration AFTER_ERROR = Duration.ofSeconds(10);

    /** A status tells seconds only, and a provider is not to be asked without end at once. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Instant started;
    private final Instant now;
    private final boolean terminating;

    Schedule(Instant started, Instant now, boolean terminating) {
        this.started = started;
        this.now = now;
        this.terminating = terminating;
    }

    /** What is to be asked next; empty when the metric is done. */
    Optional<MeasureTask> next(MetricSpec metric, MetricResult result) {
        if (result.unfinished().isPresent()) {
            return Optional.of(goOn(result, result.unfinished().get()));
        }
        if (result.phase().completed() || terminating) {
            return Optional.empty();
        }
        boolean enough = metric.count().isPresent()
                && result.tally().count() >= metric.count().getAsInt();
        return enough
                ? Optional.empty()
                : Optional.of(new MeasureTask(
                        metric.name(),
                        MeasureTask.Kind.measure,
                        result.tally().taken() + 1,
                        due(metric, result),
                        Optional.empty()));
    }

    private MeasureTask goOn(MetricResult result, Measurement begun) {
        int number = result.tally().taken() + 1;
        return terminating
                ? new MeasureTask(result.name(), MeasureTask.Kind.terminate, number, now, Optional.of(begun))
                : new MeasureTask(
                        result.name(),
                        MeasureTask.Kind.resume,
                        number,
                        begun.resumeAt().orElse(now),
                        Optional.of(begun));
    }

    private Instant due(MetricSpec metric, MetricResult result) {
        return result.last()
                .map(last -> last.finishedAt().orElse(now).plus(pause(metric, last)))
                .orElse(started.plus(metric.initialDelay()));
    }

    private static Duration pause(MetricSpec metric, Measurement last) {
        Duration pause =
                last.phase() == Phase.Error ? AFTER_ERROR : metric.interval().orElse(AFTER_ERROR);
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
    }
}
