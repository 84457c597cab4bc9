package dev.sluice.workflow.run;

import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.workflow.call.RunClock;
import dev.sluice.workflow.call.WakeTimer;
import dev.sluice.workflow.inbox.Inbox;
import dev.sluice.workflow.record.ReleaseBook;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The loop of a run: look, plan and act until there is nothing to do; then wait for a ring, a command or the timer. */
public final class ReleaseRun {
    private final Inbox inbox;
    private final ReleaseBook book;
    private final CommandDesk commands;
    private final WarningDesk warnings;
    private final Conclusion conclusion;
    private final Look look;
    private final Pace pace = new Pace();
    private final WakeTimer timer = new WakeTimer();

    /** For one run; messages go to its state's inbox. */
    public ReleaseRun(RunState run) {
        ActionRunner runner = new ActionRunner(run);
        this.inbox = run.inbox();
        this.book = run.book();
        this.commands = new CommandDesk(run);
        this.warnings = new WarningDesk(run);
        this.conclusion = new Conclusion(run, runner, warnings);
        this.look = new Look(run, commands, runner, conclusion);
    }

    /** Returns the record of the release, unless the run goes on as a new one. */
    public ReleaseRecord untilRest() {
        Next next = look.take();
        while (!(next instanceof Next.End)) {
            holdOn(next);
            next = look.take();
        }
        return book.record();
    }

    private void holdOn(Next next) {
        switch (next) {
            case Next.Again ignored -> pause(pace.afterWork());
            case Next.Conflict ignored -> pause(pace.afterConflict());
            case Next.Failed(Optional<Instant> until) -> {
                if (!pace.looksAfterFailure()) {
                    rest(until);
                }
            }
            case Next.Wait(Optional<Instant> until) -> rest(until);
            case Next.End ignored -> {}
        }
    }

    private void pause(Optional<Duration> length) {
        length.ifPresent(wait -> await(Optional.of(RunClock.now().plus(wait))));
    }

    private void rest(Optional<Instant> until) {
        pace.rested();
        conclusion.show();
        conclusion.goOnIfLarge(commands);
        await(RunClock.earliest(until, commands.nextTry()));
    }

    private void await(Optional<Instant> until) {
        timer.set(until, RunClock.now());
        do {
            warnings.deliver();
            Workflow.await(() -> inbox.isWoken() || inbox.hasWarnings() || timer.hasFired());
        } while (!inbox.isWoken() && !timer.hasFired());
        timer.rest();
    }
}
