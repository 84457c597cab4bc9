package dev.sluice.workflow;

import dev.sluice.contract.FlowCommand;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.record.ReleaseRecord.CommandEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A command on its way to the object. It is bound once to a step and a hash, by its message or by the run's first look
 * after it came, and keeps them for every try: so a second try never passes a second step.
 */
final class PendingCommand {

    /** How a command reached the run. */
    enum Via {
        signal,
        update,
        cancel
    }

    /** What became of it. */
    sealed interface Answer {

        /** The object carries the command. */
        record Written() implements Answer {}

        record Refused(String why) implements Answer {}
    }

    private static final int LONGEST_IN_RECORD = 200;

    private final Via via;
    private Command command;
    private boolean bound;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private Optional<Answer> answer = Optional.empty();

    PendingCommand(Command.Kind kind, FlowCommand message, Via via) {
        this.via = via;
        this.command = new Command(
                kind,
                Optional.ofNullable(message.who()).map(Excerpt::of),
                Optional.ofNullable(message.reason()).map(Excerpt::of),
                message.ifStep() == null ? OptionalInt.empty() : OptionalInt.of(message.ifStep()),
                Optional.ofNullable(message.ifHash()));
        this.bound = command.ifStep().isPresent() && command.ifHash().isPresent();
    }

    Command command() {
        return command;
    }

    Via via() {
        return via;
    }

    boolean isAbort() {
        return command.kind() == Command.Kind.abort;
    }

    boolean isBound() {
        return bound;
    }

    /** Fills in what the message left out. Does nothing the second time. */
    void bind(Position seen) {
        if (!bound) {
            bound = true;
            command = new Command(
                    command.kind(),
                    command.who(),
                    command.reason(),
                    command.ifStep().isPresent() ? command.ifStep() : seen.step(),
                    command.ifHash().or(() -> Optional.of(seen.podHash()).filter(hash -> !hash.isEmpty())));
        }
    }

    boolean isDue(Instant now) {
        return bound && !now.isBefore(notBefore);
    }

    /** When it may be tried again; empty while it waits for an observation. */
    Optional<Instant> nextTry() {
        return bound ? Optional.of(notBefore) : Optional.empty();
    }

    void failed(Backoff backoff, Instant now) {
        failures++;
        Duration wait = backoff.after(failures);
        notBefore = now.plus(wait);
    }

    void answer(Answer given) {
        answer = Optional.of(given);
    }

    Optional<Answer> answer() {
        return answer;
    }

    /** The command as the record keeps it. */
    CommandEntry entry(Instant now) {
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
