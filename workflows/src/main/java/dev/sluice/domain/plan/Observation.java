package dev.sluice.domain.plan;

import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.Service;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a planner may know.
 *
 * @param uid of the Rollout that the asking run belongs to
 * @param rollout the object under that name now; empty when there is none
 * @param replicaSets those that the Rollout controls, oldest first
 * @param orphans ReplicaSets of the same namespace that nothing controls
 * @param surroundings analyses and what they are made from, and Services
 * @param pods pods of those ReplicaSets; empty unless a restart is due and they were listed
 * @param now the asker's clock
 * @param seen how new the objects are
 */
public record Observation(
        String uid,
        Optional<Rollout> rollout,
        List<ReplicaSet> replicaSets,
        List<ReplicaSet> orphans,
        Surroundings surroundings,
        TemplateCheck templateCheck,
        Optional<List<PodSummary>> pods,
        Instant now,
        Optional<Trouble> trouble,
        Freshness seen) {
    public Observation {
        replicaSets = List.copyOf(replicaSets);
        orphans = List.copyOf(orphans);
        pods = pods.map(List::copyOf);
    }

    /** Objects among which there is no ReplicaSet that nothing controls, and nothing around. */
    public Observation(
            String uid,
            Optional<Rollout> rollout,
            List<ReplicaSet> replicaSets,
            TemplateCheck templateCheck,
            Optional<List<PodSummary>> pods,
            Instant now,
            Optional<Trouble> trouble,
            Freshness seen) {
        this(uid, rollout, replicaSets, List.of(), Surroundings.NONE, templateCheck, pods, now, trouble, seen);
    }

    /** The same, with other ReplicaSets that the Rollout controls, oldest first, and no orphans. */
    public Observation with(List<ReplicaSet> controlled) {
        return new Observation(
                uid, rollout, controlled, List.of(), surroundings, templateCheck, pods, now, trouble, seen);
    }

    /** The same, among these surroundings. */
    public Observation with(Surroundings others) {
        return new Observation(uid, rollout, replicaSets, orphans, others, templateCheck, pods, now, trouble, seen);
    }

    /** The same objects, seen by one who had this trouble. */
    public Observation with(Optional<Trouble> other) {
        return new Observation(uid, rollout, replicaSets, orphans, surroundings, templateCheck, pods, now, other, seen);
    }

    /** The Service of this name; empty when there is none. */
    public Optional<Service> service(String name) {
        return surroundings.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst();
    }
}
