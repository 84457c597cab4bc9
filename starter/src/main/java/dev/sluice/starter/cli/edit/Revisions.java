package dev.sluice.starter.cli.edit;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.view.RolloutObjects;
import java.util.Comparator;
import java.util.List;

/**
 * The versions of a Rollout that its ReplicaSets keep.
 *
 * @param sets the Rollout's own, newest revision first
 */
record Revisions(String rollout, List<ReplicaSet> sets) {

    /** @param all ReplicaSets of the namespace, also of others */
    static Revisions of(Json.Obj rollout, List<Json.Obj> all) {
        return new Revisions(
                rollout.obj("metadata").text("name").orElse(""),
                RolloutObjects.ownedBy(rollout, all).stream()
                        .map(ReplicaSet::read)
                        .sorted(Comparator.comparingInt(ReplicaSet::revision).reversed())
                        .toList());
    }

    /**
     * The ReplicaSet to go back to.
     *
     * @param number 0 for the version before the newest
     * @throws CommandFailed when it is not kept
     */
    ReplicaSet find(int number) {
        if (number == 0) {
            return sets.stream()
                    .skip(1)
                    .findFirst()
                    .orElseThrow(() -> new CommandFailed("no rollout history found for \"" + rollout + "\""));
        }
        return sets.stream()
                .filter(set -> set.revision() == number)
                .findFirst()
                .orElseThrow(() -> new CommandFailed("unable to find specified revision " + number + " in history"));
    }
}
