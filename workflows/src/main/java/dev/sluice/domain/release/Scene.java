package dev.sluice.domain.release;

import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.PlanBuilder;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import java.time.Instant;

/** What one look at a release goes by, and where its actions are collected. */
public record Scene(Observation seen, Rollout rollout, RolloutSpec spec, ReplicaSets sets, PlanBuilder out) {

    public Instant now() {
        return seen.now();
    }

    /** The revision of the current ReplicaSet; 0 when there is none. */
    public int revision() {
        return sets.current().map(ReplicaSet::revision).orElse(0);
    }

    /** The hash label of the current ReplicaSet; empty when there is none. */
    public String hash() {
        return sets.current().map(ReplicaSet::hash).orElse("");
    }

    /** Whether spec.replicas has changed since the sets were last sized: then sizes come before all else (spec 3.1). */
    public boolean resized() {
        return sets.current().filter(this::sizedOtherwise).isPresent()
                || sets.distinctStable().filter(this::sizedOtherwise).isPresent();
    }

    private boolean sizedOtherwise(ReplicaSet set) {
        return set.replicas() > 0 && set.desiredReplicas().orElse(-1) != spec.size();
    }
}
