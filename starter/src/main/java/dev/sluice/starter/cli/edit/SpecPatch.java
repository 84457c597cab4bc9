package dev.sluice.starter.cli.edit;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Conflicts;
import dev.sluice.starter.cli.cluster.Kinds;

/** Sets one field of a Rollout's spec and leaves all others alone. */
record SpecPatch(String field, Json value) {

    static SpecPatch of(String field, boolean value) {
        return new SpecPatch(field, Json.of(value));
    }

    void apply(Cluster cluster, String rollout) {
        Json.Obj patch = Json.Obj.EMPTY.with("spec", Json.Obj.EMPTY.with(field, value));
        Conflicts.retry(() -> cluster.merge(Kinds.ROLLOUT, rollout, patch));
    }
}
