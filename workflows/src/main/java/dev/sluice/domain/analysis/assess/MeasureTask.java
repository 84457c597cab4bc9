package dev.sluice.domain.analysis.assess;

import dev.sluice.domain.analysis.run.Measurement;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that a provider is to be asked.
 *
 * @param number of the measurement in its metric, from 1
 * @param due when
 * @param begun the measurement that goes on; empty for a new one
 */
public record MeasureTask(String metric, Kind kind, int number, Instant due, Optional<Measurement> begun) {

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
