package dev.sluice.starter.cli.cluster;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells one waiting thread that something has changed; any number of changes before it looks count as one. */
public final class Changes {
    private final Semaphore pending = new Semaphore(0);

    /** Something has changed. */
    public void report() {
        pending.release();
    }

    /** Waits for a change, at most this long; false when there was none. */
    public boolean await(Duration limit) {
        try {
            boolean changed = pending.tryAcquire(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
            pending.drainPermits();
            return changed;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
