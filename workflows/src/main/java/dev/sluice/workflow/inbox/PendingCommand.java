package dev.sluice.workflow.inbox;

import dev.sluice.contract.FlowCommand;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.record.ReleaseRecord.CommandEntry;
import dev.sluice.workflow.call.Backoff;
import dev.sluice.workflow.call.Excerpt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A command on its way to the object. It is bound once to a step and a hash, by its message or by the run's first look
 * after it came, and keeps them for every try: so a second try never passes a second step.
 */
public final class PendingCommand {

    /** How a command reached the run. */
    public enum Via {
        signal,
        update,
        cancel
    }

    /** What became of it. */
    public sealed interface Answer {

        /** The object carries the command. */
        record Written() implements Answer {}

        /** The command makes no sense now. */
        record Refused(String why) implements Answer {}
    }

    private static final int LONGEST_IN_RECORD = 200;

    private final Via via;
    private Command command;
    private boolean bound;
    private boolean boundHere;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private Optional<Answer> answer = Optional.empty();

    /** As it came. */
    public PendingCommand(Command.Kind kind, FlowCommand message, Via via) {
        this.via = via;
        this.command = new Command(
                kind,
                Optional.ofNullable(message.who()).map(Excerpt::of),
                Optional.ofNullable(message.reason()).map(Excerpt::of),
                message.ifStep() == null ? OptionalInt.empty() : OptionalInt.of(message.ifStep()),
                Optional.ofNullable(message.ifHash()));
        this.bound = command.ifStep().isPresent() && command.ifHash().isPresent();
    }

    /** As it is to be written; complete once it is bound. */
    public Command command() {
        return command;
    }

    /** How it came. */
    public Via via() {
        return via;
    }

    /** An abort waits for no other command. */
    public boolean isAbort() {
        return command.kind() == Command.Kind.abort;
    }

    /** Whether it says, or was told, at which step and hash it applies. */
    public boolean isBound() {
        return bound;
    }

    /** Whether it was this run that told it where it applies, and not its sender. */
    public boolean isBoundHere() {
        return boundHere;
    }

    /** Fills in what the message left out. Does nothing the second time. */
    public void bind(Position seen) {
        if (!bound) {
            bound = true;
            boundHere = true;
            command = new Command(
                    command.kind(),
                    command.who(),
                    command.reason(),
                    command.ifStep().isPresent() ? command.ifStep() : seen.step(),
                    command.ifHash().or(() -> Optional.of(seen.podHash()).filter(hash -> !hash.isEmpty())));
        }
    }

    /** Whether it may be tried now. */
    public boolean isDue(Instant now) {
        return bound && !now.isBefore(notBefore);
    }

    /** When it may be tried again; empty while it waits for an observation. */
    public Optional<Instant> nextTry() {
        return bound ? Optional.of(notBefore) : Optional.empty();
    }

    /** It was tried in vain. */
    public void failed(Backoff backoff, Instant now) {
        failures++;
        Duration wait = backoff.after(failures);
        notBefore = now.plus(wait);
    }

    /** Settles it, for good. */
    public void answer(Answer given) {
        answer = Optional.of(given);
    }

    /** What became of it; empty while it waits. */
    public Optional<Answer> answer() {
        return answer;
    }

    /** The command as the record keeps it. */
    public CommandEntry entry(Instant now) {
        return new CommandEntry(
                now,
                command.kind().name(),
                Excerpt.of(command.who().orElse(""), LONGEST_IN_RECORD),
                via.name(),
                Excerpt.of(command.reason().orElse(""), LONGEST_IN_RECORD),
                Excerpt.of(outcome(), LONGEST_IN_RECORD));
    }

    private String outcome() {
        return switch (answer.orElseThrow()) {
            case Answer.Written ignored -> "written";
            case Answer.Refused(String why) -> "refused: " + why;
        };
    }
}
