package dev.sluice.domain.analysis.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How one metric of a run stands (spec 2.7).
 *
 * @param measurements the newest, oldest first; the last one may go on
 * @param message why the phase is what it is; empty when there is nothing to say
 * @param dryRun whether the outcome is only recorded
 * @param metadata what its provider tells about the metric
 */
public record MetricResult(
        String name,
        Phase phase,
        List<Measurement> measurements,
        String message,
        Tally tally,
        boolean dryRun,
        SequencedMap<String, String> metadata) {
    public MetricResult {
        measurements = List.copyOf(measurements);
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    }

    /** A metric that has not been measured. */
    public static MetricResult unmeasured(String name, boolean dryRun) {
        return new MetricResult(name, Phase.Pending, List.of(), "", Tally.NONE, dryRun, new LinkedHashMap<>());
    }

    /** The newest measurement; empty before the first. */
    public Optional<Measurement> last() {
        return measurements.isEmpty() ? Optional.empty() : Optional.of(measurements.getLast());
    }

    /** The measurement that goes on, if one does. */
    public Optional<Measurement> unfinished() {
        return last().filter(measurement -> !measurement.finished());
    }

    /** With this measurement at the end, in the place of one that goes on. */
    public MetricResult with(Measurement measurement) {
        List<Measurement> all = new ArrayList<>(measurements);
        if (unfinished().isPresent()) {
            all.removeLast();
        }
        all.add(measurement);
        Tally after = measurement.finished() ? tally.and(measurement.phase()) : tally;
        return new MetricResult(name, phase, all, message, after, dryRun, metadata);
    }

    /** With what its provider tells about it; nothing new leaves what is known. */
    public MetricResult withMetadata(SequencedMap<String, String> told) {
        return told.isEmpty() ? this : new MetricResult(name, phase, measurements, message, tally, dryRun, told);
    }

    public MetricResult as(Phase other, String why) {
        return new MetricResult(name, other, measurements, why, tally, dryRun, metadata);
    }

    /**
     * With only the newest measurements.
     *
     * @param limit at least 1
     */
    public MetricResult keeping(int limit) {
        List<Measurement> kept = measurements.subList(Math.max(0, measurements.size() - limit), measurements.size());
        return new MetricResult(name, phase, kept, message, tally, dryRun, metadata);
    }
}
