package dev.sluice.starter.cli.show;

import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.cluster.Changes;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Draws a screen each time it has changed, at most five times a second; on a terminal also once a second, for the ages. */
record Redraw(Console console, Changes changes, Deadline deadline) {
    private static final Duration THROTTLE = Duration.ofMillis(200);
    private static final Duration TICK = Duration.ofSeconds(1);

    /**
     * Draws what is seen until that is over, the deadline has passed or the thread is interrupted.
     *
     * @return what was drawn last
     */
    <T> T run(Supplier<T> look, Function<T, String> draw, Predicate<T> over) {
        String drawn = "";
        while (true) {
            T seen = look.get();
            String text = draw.apply(seen);
            if (!text.equals(drawn)) {
                console.screen(text);
                drawn = text;
            }
            if (over.test(seen) || deadline.passed() || Thread.currentThread().isInterrupted()) {
                return seen;
            }
            waitForChange();
        }
    }

    private void waitForChange() {
        Duration longest = console.isTerminal() ? deadline.left(TICK) : deadline.left();
        if (changes.await(longest)) {
            hold(deadline.left(THROTTLE));
        }
    }

    private static void hold(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
