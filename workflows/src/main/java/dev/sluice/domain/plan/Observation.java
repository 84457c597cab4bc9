package dev.sluice.domain.plan;

import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a planner may know.
 *
 * @param uid of the Rollout that the asking run belongs to
 * @param rollout the object under that name now; empty when there is none
 * @param replicaSets those that the Rollout controls, oldest first
 * @param pods pods of those ReplicaSets; empty unless a restart is due and they were listed
 * @param now the asker's clock
 * @param seen how new the objects are
 */
public record Observation(
        String uid,
        Optional<Rollout> rollout,
        List<ReplicaSet> replicaSets,
        TemplateCheck templateCheck,
        Optional<List<PodSummary>> pods,
        Instant now,
        Optional<Trouble> trouble,
        Freshness seen) {
    public Observation {
        replicaSets = List.copyOf(replicaSets);
        pods = pods.map(List::copyOf);
    }

    /** The same objects, seen by one who had this trouble. */
    public Observation with(Optional<Trouble> other) {
        return new Observation(uid, rollout, replicaSets, templateCheck, pods, now, other, seen);
    }
}
