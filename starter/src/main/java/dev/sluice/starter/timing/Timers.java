package dev.sluice.starter.timing;

import java.time.Instant;
import java.util.concurrent.Executor;

/** The process's clock and what can be done with it; a test brings its own. */
public interface Timers extends Executor {
    Instant now();

    /** Runs the task once at that instant, or at once when it has passed. */
    Cancellable at(Instant when, Runnable task);

    /** Takes a task back that has not begun; one that has is left alone. */
    @FunctionalInterface
    interface Cancellable {
        void cancel();
    }
}
