package dev.sluice.workflow.call;

import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The run's clock: the same on every replay. */
public final class RunClock {
    private RunClock() {}

    /** Moves on with workflow tasks and with the results of local activities. */
    public static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    /** The first of instants that may be absent. */
    public static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }
}
