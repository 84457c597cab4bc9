package dev.sluice.starter.cli.flow;

import dev.sluice.contract.FlowCommand;
import dev.sluice.domain.command.Command;

/** Asks the run of a release to carry out a command, and waits a short while for its answer. */
public interface FlowCommands extends AutoCloseable {

    /** Sends nothing. */
    static FlowCommands off() {
        return new FlowCommands() {
            @Override
            public Answer send(String workflowId, Command.Kind kind, FlowCommand command) {
                return new Answer.SwitchedOff();
            }

            @Override
            public void close() {}
        };
    }

    /**
     * Sends the command. A second call with the same conditions does nothing more, because the run compares them with the
     * object. Never throws for what Temporal answers.
     */
    Answer send(String workflowId, Command.Kind kind, FlowCommand command);

    /** Lets go of the connection. */
    @Override
    void close();

    /** What came back. */
    sealed interface Answer {

        /** The object carries the command. */
        record Accepted(String message) implements Answer {}

        /** The command makes no sense now. */
        record Refused(String why) implements Answer {}

        /** No answer; the object itself can still take the command. */
        sealed interface Silence extends Answer {}

        /** Commands do not go by way of Temporal. */
        record SwitchedOff() implements Silence {}

        /** No run of this id is open. */
        record NoRun() implements Silence {}

        /** Temporal is up, but no worker answered in time. */
        record NoWorker(String why) implements Silence {}

        /** Temporal does not answer, or not to us. */
        record Unreachable(String why) implements Silence {}
    }
}
