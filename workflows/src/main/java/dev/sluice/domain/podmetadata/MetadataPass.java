package dev.sluice.domain.podmetadata;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.PodMetadata;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.RolloutSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives each version's pods what its part wants (spec 3.12): first the ReplicaSet's template, so that new pods have it, and
 * when the ReplicaSet's controller has seen that, the pods that live. In between the ReplicaSet says so itself, so whoever
 * looks next goes on. A set without pods is left as it is. These writes come last in a plan: nothing waits for them.
 */
public final class MetadataPass {
    private final Observation seen;
    private final RolloutSpec spec;
    private final ReplicaSets sets;

    public MetadataPass(Observation seen, RolloutSpec spec, ReplicaSets sets) {
        this.seen = seen;
        this.spec = spec;
        this.sets = sets;
    }

    /** The plan with these writes after its own, but for those whose next try is still to come. */
    public Plan after(Plan plan) {
        List<Action> due = sets.all().stream()
                .filter(set -> set.hasPods() && !set.meta().deleting())
                .flatMap(set -> of(set).stream())
                .toList();
        List<Action> now = new ArrayList<>();
        for (Action action : due) {
            if (Trouble.holds(seen.trouble(), action, seen.now())) {
                return plan.before(now).wakingBy(seen.trouble().map(Trouble::notBefore));
            }
            now.add(action);
        }
        return now.isEmpty() ? plan : plan.before(now);
    }

    private List<Action> of(ReplicaSet set) {
        PodMetadata wanted = wanted(set);
        if (!PodMetadata.recordedOn(set).equals(wanted)) {
            Json.Obj own = isCurrent(set) ? spec.template().obj("metadata") : Json.Obj.EMPTY;
            return List.of(new RoleChange(set, own, wanted).action());
        }
        return set.observed() ? new PodsBehind(set).actions() : List.of();
    }

    private PodMetadata wanted(ReplicaSet set) {
        if (isCurrent(set) && sets.distinctStable().isPresent()) {
            return spec.strategy().roles().coming();
        }
        boolean inUse = isCurrent(set) || is(sets.stable(), set);
        return inUse ? spec.strategy().roles().stable() : PodMetadata.NONE;
    }

    private boolean isCurrent(ReplicaSet set) {
        return is(sets.current(), set);
    }

    private static boolean is(Optional<ReplicaSet> one, ReplicaSet set) {
        return one.filter(set::equals).isPresent();
    }
}
