package dev.sluice.kube.observe;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Surroundings;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.TemplateSource;
import dev.sluice.kube.cache.CachedRollout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Rollout and what belongs to it, as read at one time.
 *
 * @param missing how new it is that something which the Rollout names is not there; nothing when all is there
 */
record Seen(
        Optional<CachedRollout> rollout,
        List<ReplicaSet> replicaSets,
        List<ReplicaSet> orphans,
        Surroundings surroundings,
        Freshness missing) {
    static final Seen NOTHING = new Seen(Optional.empty(), List.of(), List.of(), Surroundings.NONE, Freshness.NONE);

    /** How new the objects are. */
    Freshness freshness() {
        Freshness found = rollout.map(there ->
                        Freshness.of(Freshness.ROLLOUTS, there.rollout().meta().resourceVersion()))
                .orElse(Freshness.NONE);
        Stream<Freshness> sets = replicaSets.stream()
                .map(set -> Freshness.of(Freshness.REPLICA_SETS, set.meta().resourceVersion()));
        return Stream.of(sets, surroundings.freshness(), workload())
                .flatMap(each -> each)
                .reduce(found.and(missing), Freshness::and);
    }

    private Stream<Freshness> workload() {
        return rollout.stream()
                .map(there -> there.rollout().spec())
                .filter(Rollout.Spec.Valid.class::isInstance)
                .map(Rollout.Spec.Valid.class::cast)
                .flatMap(valid -> valid.value().source().stream())
                .map(TemplateSource::workload)
                .map(workload ->
                        Freshness.of(workload.kind().versions(), workload.meta().resourceVersion()));
    }
}
