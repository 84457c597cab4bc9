package dev.sluice.workflow;

import io.temporal.workflow.Workflow;
import java.time.Instant;

/** The run's clock: the same on every replay. */
final class RunClock {
    private RunClock() {}

    static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
