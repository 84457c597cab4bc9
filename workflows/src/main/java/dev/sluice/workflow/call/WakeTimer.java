package dev.sluice.workflow.call;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The run's one timer. It is kept while its instant does not move earlier, so that a later deadline lets it fire once: that
 * costs less than taking it back.
 */
public final class WakeTimer {
    private static final Duration LONGEST = Duration.ofDays(365);

    private record Running(Instant due, Promise<Void> promise, CancellationScope scope) {}

    private Optional<Running> running = Optional.empty();
    private int overdue;

    /**
     * Fires at this instant or before; never sooner than in 100 ms, and later when it was set for the past over and over.
     *
     * @param wanted empty when only a change matters
     */
    public void set(Optional<Instant> wanted, Instant now) {
        wanted.map(instant -> atLeast(instant, now))
                .filter(due ->
                        running.filter(timer -> !due.isBefore(timer.due())).isEmpty())
                .ifPresent(due -> start(due, now));
    }

    /** Whether it has fired since it was set. */
    public boolean hasFired() {
        return running.filter(timer -> timer.promise().isCompleted()).isPresent();
    }

    /** Forgets a timer that has fired. */
    public void rest() {
        running = running.filter(timer -> !timer.promise().isCompleted());
    }

    private Instant atLeast(Instant wanted, Instant now) {
        overdue = wanted.isAfter(now) ? 0 : overdue + 1;
        Instant soonest = now.plus(Backoff.OVERDUE.after(Math.max(1, overdue)));
        Instant latest = now.plus(LONGEST);
        Instant due = wanted.isBefore(soonest) ? soonest : wanted;
        return due.isBefore(latest) ? due : latest;
    }

    private void start(Instant due, Instant now) {
        running.ifPresent(timer -> timer.scope().cancel());
        CancellationScope scope = Workflow.newCancellationScope(own ->
                running = Optional.of(new Running(due, timer(Duration.between(now, due)), own)));
        scope.run();
    }

    /** One that may be cancelled without a word in the log: that somebody reads its promise is enough. */
    private static Promise<Void> timer(Duration length) {
        TimerOptions options =
                TimerOptions.newBuilder().setSummary("look again").build();
        return Workflow.newTimer(length, options).handle((fired, cancelled) -> null);
    }
}
