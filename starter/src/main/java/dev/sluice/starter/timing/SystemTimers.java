package dev.sluice.starter.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Timers by the system's clock; each task runs on a virtual thread of its own. Once closed, it drops what it is given. */
public final class SystemTimers implements Timers, AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("timers").factory());
    private final ExecutorService tasks = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("watch-", 0).factory());

    public SystemTimers() {
        clock.setRemoveOnCancelPolicy(true);
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public Instant now() {
        return InstantSource.system().instant();
    }

    @Override
    public Cancellable at(Instant when, Runnable task) {
        long wait = Math.max(0, Duration.between(now(), when).toMillis());
        ScheduledFuture<?> future = clock.schedule(() -> execute(task), wait, TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void execute(Runnable task) {
        if (!tasks.isShutdown()) {
            tasks.execute(task);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        tasks.shutdownNow();
    }
}
