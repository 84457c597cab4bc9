package dev.sluice.workflow.run;

import dev.sluice.contract.FlowCommand;
import dev.sluice.contract.RunInput;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.workflow.call.RunClock;
import dev.sluice.workflow.inbox.Inbox;
import dev.sluice.workflow.inbox.PendingCommand;
import dev.sluice.workflow.record.ReleaseBook;

/** What the parts of a run share, and what messages change. */
public final class RunState {
    private final RunInput input;
    private final Inbox inbox = new Inbox();
    private final StepDesk steps = new StepDesk(inbox);
    private final Troubles troubles = new Troubles();
    private final Horizon horizon;
    private final ReleaseBook book;
    private boolean cancelled;

    /** As it is before the first look. */
    public RunState(RunInput input) {
        ReleaseRecord record = input.unfinished().orElseGet(() -> ReleaseRecord.begun(RunClock.now()));
        this.input = input;
        this.horizon = new Horizon(input.notBefore());
        this.book = new ReleaseBook(record);
    }

    /** Where messages go. */
    public Inbox inbox() {
        return inbox;
    }

    /** There is something to do in objects as new as this. */
    public void ring(Freshness seen) {
        Freshness known = horizon.notBefore();
        if (seen.isNewerThan(known)) {
            troubles.changed(seen.of(Freshness.ROLLOUTS) > known.of(Freshness.ROLLOUTS), RunClock.now());
            horizon.raise(seen);
        }
        inbox.wake();
    }

    /** To cancel means to abort. */
    public void cancel(FlowCommand abort) {
        cancelled = true;
        inbox.add(Command.Kind.abort, abort, PendingCommand.Via.cancel);
    }

    /** Whether the run ends as cancelled, whatever it does: then it cannot go on as a new one. */
    boolean isCancelled() {
        return cancelled;
    }

    RunInput input() {
        return input;
    }

    RolloutId id() {
        return input.id();
    }

    StepDesk steps() {
        return steps;
    }

    Troubles troubles() {
        return troubles;
    }

    Horizon horizon() {
        return horizon;
    }

    ReleaseBook book() {
        return book;
    }
}
