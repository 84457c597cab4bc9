package dev.sluice.starter.cli.flow;

import dev.sluice.domain.command.Command;
import dev.sluice.domain.command.CommandDecision;
import dev.sluice.domain.command.CommandRules;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Conflicts;
import java.util.function.Function;

/** Writes commands to the Rollout as the kubectl plugin does (spec 7.2), under the conditions that the sender saw. */
final class ObjectCommands {
    private final Cluster cluster;
    private final Function<Json.Obj, Rollout> reader;

    /** @param reader turns the stored object into values */
    ObjectCommands(Cluster cluster, Function<Json.Obj, Rollout> reader) {
        this.cluster = cluster;
        this.reader = reader;
    }

    /**
     * Reads the object again and writes what the command comes to; nothing when the object carries it already.
     *
     * @throws CommandFailed with the reason when the command makes no sense now
     */
    void write(String name, Command command) {
        Conflicts.retry(() -> attempt(name, command));
    }

    private void attempt(String name, Command command) {
        Json.Obj object = cluster.rollout(name);
        switch (CommandRules.decide(reader.apply(object), command)) {
            case CommandDecision.Write(Json.Obj patch) -> cluster.mergeStatus(name, onlyAt(object, patch));
            case CommandDecision.Already ignored -> {}
            case CommandDecision.Refuse(String why) -> throw new CommandFailed(why);
        }
    }

    private static Json.Obj onlyAt(Json.Obj object, Json.Obj patch) {
        Json version = object.obj("metadata").get("resourceVersion").orElse(Json.NULL);
        return Json.Obj.EMPTY
                .with("metadata", Json.Obj.EMPTY.with("resourceVersion", version))
                .with("status", patch.obj("status"));
    }
}
