package dev.sluice.starter.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;

/** A clock that moves only when it is told to, and runs what is due in order. */
public final class FakeTimers implements Timers {
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final TreeSet<Due> timers = new TreeSet<>();
    private final Deque<Runnable> ready = new ArrayDeque<>();
    private Instant now = START;

    /** What is due at once runs before {@link #at} returns, as when another thread is quicker than the caller. */
    public boolean quick;

    private long number;

    private record Due(Instant when, long number, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = when.compareTo(other.when);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Cancellable at(Instant when, Runnable task) {
        if (quick && !when.isAfter(now)) {
            task.run();
            return () -> {};
        }
        Due due = new Due(when.isBefore(now) ? now : when, number++, task);
        timers.add(due);
        return () -> timers.remove(due);
    }

    @Override
    public void execute(Runnable task) {
        ready.add(task);
    }

    /** Runs what can run without time passing. */
    public void settle() {
        advance(Duration.ZERO);
    }

    public void advance(Duration time) {
        Instant end = now.plus(time);
        runReady();
        while (!timers.isEmpty() && !timers.getFirst().when().isAfter(end)) {
            Due due = timers.pollFirst();
            now = due.when();
            due.task().run();
            runReady();
        }
        now = end;
    }

    private void runReady() {
        while (!ready.isEmpty()) {
            ready.poll().run();
        }
    }

    /** How long after the start it is. */
    public Duration elapsed() {
        return Duration.between(START, now);
    }
}
