package dev.sluice.workflow.run;

import dev.sluice.contract.CommandRequest;
import dev.sluice.contract.Names;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.workflow.call.Backoff;
import dev.sluice.workflow.call.LocalFirst;
import dev.sluice.workflow.call.RunClock;
import dev.sluice.workflow.inbox.Inbox;
import dev.sluice.workflow.inbox.PendingCommand;
import dev.sluice.workflow.record.ReleaseBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes commands to the object, in the order in which they came; but an abort waits for none, and what came before it has
 * no point any more.
 */
final class CommandDesk {
    private static final String ACTIVITY = "WriteCommand";

    private final RolloutId id;
    private final Inbox inbox;
    private final Horizon horizon;
    private final Troubles troubles;
    private final ReleaseBook book;

    CommandDesk(RunState run) {
        this.id = run.id();
        this.inbox = run.inbox();
        this.horizon = run.horizon();
        this.troubles = run.troubles();
        this.book = run.book();
    }

    /** Tries what is due. */
    void write() {
        for (Optional<PendingCommand> next = due(); next.isPresent(); next = due()) {
            attempt(next.get());
        }
    }

    /** Those that wait for an observation that began after they came. */
    List<PendingCommand> unbound() {
        return inbox.commands().stream().filter(command -> !command.isBound()).toList();
    }

    /** Binds them to where the release was seen. */
    void bind(List<PendingCommand> unbound, Position seen) {
        unbound.forEach(command -> command.bind(seen));
    }

    void refuseAll(String why) {
        inbox.commands().forEach(command -> settle(command, new PendingCommand.Answer.Refused(why)));
    }

    /** When the next try is due. */
    Optional<Instant> nextTry() {
        return first().flatMap(PendingCommand::nextTry);
    }

    private Optional<PendingCommand> due() {
        List<PendingCommand> waiting = inbox.commands();
        Optional<PendingCommand> first = first();
        first.filter(PendingCommand::isAbort)
                .ifPresent(abort -> waiting.subList(0, waiting.indexOf(abort))
                        .forEach(earlier -> settle(
                                earlier,
                                new PendingCommand.Answer.Refused("an abort came before it was carried out"))));
        return first.filter(command -> command.isDue(RunClock.now()));
    }

    private Optional<PendingCommand> first() {
        List<PendingCommand> waiting = inbox.commands();
        return waiting.stream()
                .filter(PendingCommand::isAbort)
                .findFirst()
                .or(() -> waiting.stream().findFirst());
    }

    private void attempt(PendingCommand command) {
        CommandRequest request = new CommandRequest(id, horizon.notBefore(), command.command());
        switch (write(command, request)) {
            case Outcome.Done done -> {
                horizon.raise(done.written());
                troubles.commanded(RunClock.now());
                settle(command, new PendingCommand.Answer.Written());
            }
            case Outcome.Refused refused -> settle(command, new PendingCommand.Answer.Refused(refused.why()));
            case Outcome.Conflict ignored -> command.failed(Backoff.CONFLICT, RunClock.now());
            case Outcome.Failed ignored -> command.failed(Backoff.COMMAND, RunClock.now());
        }
    }

    /**
     * What a look of this run has bound a command to must be in the history before the command is written: were the task
     * lost after the write, the next look would see its effect, and bind the command to the next step.
     */
    private static Outcome write(PendingCommand command, CommandRequest request) {
        String summary = summary(command.command());
        return command.isBoundHere()
                ? LocalFirst.callRecorded(ACTIVITY, request, summary)
                : LocalFirst.call(ACTIVITY, request, summary);
    }

    private void settle(PendingCommand command, PendingCommand.Answer answer) {
        command.answer(answer);
        inbox.remove(command);
        book.add(command.entry(RunClock.now()));
        boolean answered = command.via() == PendingCommand.Via.update;
        if (!answered && answer instanceof PendingCommand.Answer.Refused(String why)) {
            String text = command.command().kind() + " was refused: " + why;
            inbox.warn(new Inbox.Warning(Names.EVENT_COMMAND_REFUSED, text));
        }
    }

    private static String summary(Command command) {
        return command.kind()
                + command.who().map(who -> " by " + who).orElse("")
                + command.reason().map(reason -> ": " + reason).orElse("");
    }
}
