package dev.sluice.starter.cli.flow;

import dev.sluice.contract.FlowCommand;
import dev.sluice.domain.command.Command;
import java.util.ArrayList;
import java.util.List;

/** Answers every command alike, and notes what it was asked. */
final class FakeFlowCommands implements FlowCommands {
    private final Answer answer;
    private final List<Sent> sent = new ArrayList<>();

    record Sent(String workflowId, Command.Kind kind, FlowCommand command) {}

    FakeFlowCommands(Answer answer) {
        this.answer = answer;
    }

    List<Sent> sent() {
        return sent;
    }

    @Override
    public Answer send(String workflowId, Command.Kind kind, FlowCommand command) {
        sent.add(new Sent(workflowId, kind, command));
        return answer;
    }

    @Override
    public void close() {}
}
