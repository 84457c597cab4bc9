package dev.sluice.activity.analysis;

import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.assess.ValueJudge;
import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.kube.rest.Excerpt;
import dev.sluice.metrics.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Makes measurements of readings. */
record Judgement(Instant started, Instant now) {
    private static final String TERMINATED = "Metric Terminated";

    Measurement of(Reading reading, MetricSpec.Conditions conditions, MeasureTask.Kind kind) {
        Measurement measurement = switch (reading) {
            case Reading.Value value -> judged(value, conditions);
            case Reading.Verdict verdict ->
                finished(verdict.phase(), verdict.message(), verdict.value(), verdict.metadata());
            case Reading.Pending pending ->
                new Measurement(
                        Phase.Running,
                        "",
                        Optional.of(started),
                        Optional.empty(),
                        "",
                        pending.metadata(),
                        Optional.of(now.plus(pending.after())));
        };
        return kind == MeasureTask.Kind.terminate ? terminated(measurement) : measurement;
    }

    private Measurement judged(Reading.Value value, MetricSpec.Conditions conditions) {
        ValueJudge.Outcome outcome = ValueJudge.judge(conditions, value.result(), now);
        return finished(outcome.phase(), outcome.message(), value.text(), value.metadata());
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

    Measurement error(String why) {
        return finished(Phase.Error, why, "", new LinkedHashMap<>());
    }

    private Measurement finished(Phase phase, String message, String value, SequencedMap<String, String> metadata) {
        return new Measurement(
                phase,
                Excerpt.of(message),
                Optional.of(started),
                Optional.of(now),
                Excerpt.of(value),
                metadata,
                Optional.empty());
    }
}
