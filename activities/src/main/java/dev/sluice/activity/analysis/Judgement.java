package dev.sluice.activity.analysis;

import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.assess.ValueJudge;
import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.metrics.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;

/** Makes measurements of readings; what is secret in them is still there. */
record Judgement(Instant started, Instant now) {
    private static final String TERMINATED = "Metric Terminated";

    /** A provider that says "at once" over and over is not asked without end. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    Measurement of(Reading reading, MetricSpec.Conditions conditions, MeasureTask.Kind kind) {
        Measurement measurement = switch (reading) {
            case Reading.Value value -> judged(value, conditions);
            case Reading.Verdict verdict ->
                finished(verdict.phase(), verdict.message(), verdict.value(), verdict.metadata());
            case Reading.Pending pending -> goingOn(pending, kind);
        };
        return kind == MeasureTask.Kind.terminate ? terminated(measurement) : measurement;
    }

    private Measurement judged(Reading.Value value, MetricSpec.Conditions conditions) {
        ValueJudge.Outcome outcome = ValueJudge.judge(conditions, value.result(), now);
        return finished(outcome.phase(), outcome.message(), value.text(), value.metadata());
    }

    private Measurement goingOn(Reading.Pending pending, MeasureTask.Kind kind) {
        return switch (kind) {
            case measure -> again(pending.metadata(), pending.after());
            case resume ->
                again(pending.metadata(), pending.after().compareTo(SHORTEST) < 0 ? SHORTEST : pending.after());
            case terminate -> finished(Phase.Error, "the provider did not end it", "", pending.metadata());
        };
    }

    private Measurement again(SequencedMap<String, String> metadata, Duration after) {
        return new Measurement(
                Phase.Running, "", Optional.of(started), Optional.empty(), "", metadata, Optional.of(now.plus(after)));
    }

    private static Measurement terminated(Measurement measurement) {
        boolean ended = measurement.phase() == Phase.Successful || measurement.phase() == Phase.Inconclusive;
        return ended
                ? new Measurement(
                        measurement.phase(),
                        TERMINATED,
                        measurement.startedAt(),
                        measurement.finishedAt(),
                        measurement.value(),
                        measurement.metadata(),
                        Optional.empty())
                : measurement;
    }

    /** @param metadata of what had begun; empty when nothing had */
    Measurement error(String why, SequencedMap<String, String> metadata) {
        return finished(Phase.Error, why, "", metadata);
    }

    private Measurement finished(Phase phase, String message, String value, SequencedMap<String, String> metadata) {
        return new Measurement(
                phase, message, Optional.of(started), Optional.of(now), value, metadata, Optional.empty());
    }
}
