package dev.sluice.workflow.run;

import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.workflow.call.RunClock;
import dev.sluice.workflow.inbox.Inbox;
import dev.sluice.workflow.inbox.PendingCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One round of a wake: commands are written, the objects are looked at, and the plan is carried out. */
final class Look {
    private static final String NO_EFFECT =
            "the plan was carried out and is asked for again, though nothing has changed";

    private final Inbox inbox;
    private final Troubles troubles;
    private final Observer observer;
    private final CommandDesk commands;
    private final ActionRunner runner;
    private final Conclusion conclusion;
    private final Effects effects = new Effects();

    Look(RunState run, CommandDesk commands, ActionRunner runner, Conclusion conclusion) {
        this.inbox = run.inbox();
        this.troubles = run.troubles();
        this.observer = new Observer(run);
        this.commands = commands;
        this.runner = runner;
        this.conclusion = conclusion;
    }

    Next take() {
        commands.write();
        inbox.clearWoken();
        List<PendingCommand> unbound = commands.unbound();
        Instant now = RunClock.now();
        return observer.observe(troubles.current(), now)
                .map(plan -> take(plan, unbound, now))
                .orElseGet(() -> new Next.Wait(Optional.of(observer.nextTry(RunClock.now()))));
    }

    private Next take(Plan plan, List<PendingCommand> unbound, Instant plannedAt) {
        if (plan.state() == Plan.State.GONE) {
            commands.refuseAll("the Rollout is gone");
        } else if (!unbound.isEmpty()) {
            commands.bind(unbound, plan.position());
            return Next.AGAIN;
        }
        conclusion.saw(plan);
        if (conclusion.isNext(plan) && inbox.commands().isEmpty()) {
            return conclusion.follow(plan);
        }
        boolean outlived = troubles.outlived(plan, plannedAt);
        if (!plan.actions().isEmpty()) {
            return act(plan);
        }
        return outlived ? Next.AGAIN : conclusion.rest(plan, until(plan));
    }

    private Next act(Plan plan) {
        if (effects.lacking(plan)) {
            troubles.failed(plan.actions().getFirst(), Trouble.NO_EFFECT, NO_EFFECT, RunClock.now());
            return new Next.Failed(until(plan).until());
        }
        return switch (runner.carryOut(plan)) {
            case ALL -> {
                effects.carriedOut(plan);
                yield Next.AGAIN;
            }
            case SOME -> Next.AGAIN;
            case CONFLICT -> Next.CONFLICT;
            case FAILED -> new Next.Failed(until(plan).until());
            case HELD -> until(plan);
        };
    }

    private Next.Wait until(Plan plan) {
        return new Next.Wait(RunClock.earliest(plan.deadline(), troubles.nextTry(RunClock.now())));
    }
}
