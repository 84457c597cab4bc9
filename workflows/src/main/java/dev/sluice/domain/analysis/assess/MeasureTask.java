package dev.sluice.domain.analysis.assess;

import dev.sluice.domain.analysis.metric.Delegate;
import dev.sluice.domain.analysis.run.Measurement;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a provider is to be asked.
 *
 * @param number of the measurement in its metric, from 1
 * @param due when
 * @param begun the measurement that goes on; empty for a new one
 * @param delegate who is asked, when it is a worker of the user's own
 */
public record MeasureTask(
        String metric, Kind kind, int number, Instant due, Optional<Measurement> begun, Optional<Delegate> delegate) {

    /** A task from before there were delegates has none. */
    public MeasureTask {
        delegate = Objects.requireNonNullElse(delegate, Optional.empty());
    }

    /** A task for one of our own providers. */
    public MeasureTask(String metric, Kind kind, int number, Instant due, Optional<Measurement> begun) {
        this(metric, kind, number, due, begun, Optional.empty());
    }

    /** The same, for a worker of the user's own where there is one. */
    MeasureTask by(Optional<Delegate> worker) {
        return new MeasureTask(metric, kind, number, due, begun, worker);
    }

    /** The same at another instant. */
    public MeasureTask at(Instant instant) {
        return new MeasureTask(metric, kind, number, instant, begun, delegate);
    }

    /** What is asked. */
    public enum Kind {
        /** To begin a measurement. */
        measure,
        /** How one goes on. */
        resume,
        /** To end one early. */
        terminate
    }

    /** How it reads on a time line. */
    public String summary() {
        return switch (kind) {
            case measure -> metric + ": measurement " + number;
            case resume -> metric + ": measurement " + number + " goes on";
            case terminate -> metric + ": end measurement " + number;
        };
    }
}
