package dev.sluice.activity.analysis;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
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

    static <T> T during(Supplier<T> work) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        ScheduledFuture<?> signs = CLOCK.scheduleAtFixedRate(
                () -> give(context), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            signs.cancel(false);
        }
    }

    private static void give(ActivityExecutionContext context) {
        try {
            context.heartbeat(null);
        } catch (ActivityCompletionException nobodyWaits) {
            // it ends by its own time-out, and nobody reads what it answers
        }
    }
}
