package dev.sluice.activity.analysis;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Says every few seconds that a slow measurement goes on, so that it is made elsewhere soon after this process has died. A
 * fast one says nothing.
 */
final class SignsOfLife {
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("signs of life").factory());

    private SignsOfLife() {}

    /** When nobody waits for the work any more, the first sign that is given fails, and none follows it. */
    static <T> T during(Supplier<T> work) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        ScheduledFuture<?> signs = CLOCK.scheduleAtFixedRate(
                () -> context.heartbeat(null), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            signs.cancel(false);
        }
    }
}
