package dev.sluice.domain.analysis.run;

import java.util.Optional;
import java.util.stream.Stream;

/** How a run, a metric or a measurement stands; by these names in a status (spec 2.7). */
public enum Phase {
    Pending,
    Running,
    Successful,
    Failed,
    Error,
    Inconclusive;

    /** Whether it is over. */
    public boolean completed() {
        return switch (this) {
            case Pending, Running -> false;
            case Successful, Failed, Error, Inconclusive -> true;
        };
    }

    /** Whether it is over and not well. */
    public boolean adverse() {
        return completed() && this != Successful;
    }

    /** The phase of this name; empty for any other text. */
    public static Optional<Phase> named(String text) {
        return Stream.of(values()).filter(phase -> phase.name().equals(text)).findFirst();
    }
}
