package dev.sluice.starter.cli.flow;

import dev.sluice.contract.FlowCommand;
import dev.sluice.contract.Names;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.flow.FlowCommands.Answer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Carries a command to a release by the way that is open: its run, else the object. Both get the step and the pod hash that
 * the caller's object had, so that a command that arrives by both ways has one effect.
 *
 * @param temporalCluster the cluster's name in workflow ids; empty for the only one
 */
record CommandSender(
        Cluster cluster, FlowCommands flow, ObjectCommands objects, String temporalCluster, Console console) {
    private static final Json.Obj RESUME = Json.Obj.EMPTY.with("spec", Json.Obj.EMPTY.with("paused", Json.of(false)));

    /**
     * Sends the command. A promotion first takes back the pause that the spec asks for (spec F1).
     *
     * @throws CommandFailed when there is no such Rollout, or the command makes no sense now
     */
    void send(String name, Command.Kind kind, Optional<String> reason) {
        Json.Obj rollout = cluster.rollout(name);
        Command command = command(rollout, kind, reason);
        if (kind == Command.Kind.promote && rollout.obj("spec").flag("paused")) {
            cluster.merge(Kinds.ROLLOUT, name, RESUME);
            sendResumed(name, command);
            return;
        }
        switch (ask(name, command)) {
            case Answer.Accepted ignored -> {}
            case Answer.Refused(String why) -> throw new CommandFailed(why);
            case Answer.Silence ignored -> objects.write(name, command);
        }
    }

    /** A run may still have seen the Rollout paused, so its refusal is not the last word; nothing left to pass is no error. */
    private void sendResumed(String name, Command command) {
        if (ask(name, command) instanceof Answer.Accepted) {
            return;
        }
        try {
            objects.write(name, command);
        } catch (CommandFailed refused) {
            console.note("resumed only: " + refused.getMessage());
        }
    }

    private Answer ask(String name, Command command) {
        String id = Names.rolloutWorkflow(temporalCluster, cluster.namespace(), name);
        Answer answer = flow.send(id, command.kind(), wire(command));
        switch (answer) {
            case Answer.Accepted(String message) -> console.detail("carried out by the run " + id + ": " + message);
            case Answer.Refused(String why) -> console.detail("refused by the run " + id + ": " + why);
            case Answer.SwitchedOff() -> console.detail("not by way of Temporal: writing to the Rollout");
            case Answer.NoRun() -> console.detail("no open run " + id + ": writing to the Rollout");
            case Answer.NoWorker(String why) ->
                console.note("Temporal is up, but " + why + ": writing to the Rollout instead");
            case Answer.Unreachable(String why) ->
                console.detail("Temporal cannot be reached (" + why + "): writing to the Rollout");
        }
        return answer;
    }

    private Command command(Json.Obj rollout, Command.Kind kind, Optional<String> reason) {
        Json.Obj status = rollout.obj("status");
        OptionalLong step = status.integer("currentStepIndex");
        return new Command(
                kind,
                cluster.user(),
                reason,
                step.isPresent() ? OptionalInt.of((int) step.getAsLong()) : OptionalInt.empty(),
                status.text("currentPodHash").filter(hash -> !hash.isEmpty()));
    }

    private static FlowCommand wire(Command command) {
        return new FlowCommand(
                command.who().orElse(null),
                command.reason().orElse(null),
                command.ifStep().isPresent() ? command.ifStep().getAsInt() : null,
                command.ifHash().orElse(null));
    }
}
