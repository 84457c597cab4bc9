package dev.sluice.domain.workload;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.TemplateSource;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.domain.rollout.WorkloadRef;
import dev.sluice.domain.status.ConditionList;
import java.util.List;
import java.util.Optional;

/**
 * How many pods a referenced Deployment keeps (spec 3.11). Until the Rollout has been healthy for the first time they go as
 * {@code scaleDown} says; from then on the Deployment is kept at none, also when another tool gives it replicas again.
 */
public final class ScaleDownRule {
    private ScaleDownRule() {}

    /** The plan of a release, with the write to the Deployment after it. */
    public static Plan after(Plan plan, Observation seen, Rollout rollout, RolloutSpec spec) {
        Optional<Action> action = spec.source()
                .filter(ScaleDownRule::applies)
                .flatMap(source -> action(source, seen.replicaSets(), rollout, spec));
        if (action.isPresent() && Trouble.holds(seen.trouble(), action.get(), seen.now())) {
            return plan.wakingBy(seen.trouble().map(Trouble::notBefore));
        }
        return action.map(write -> plan.before(List.of(write))).orElse(plan);
    }

    private static boolean applies(TemplateSource source) {
        return source.scaleDown() != WorkloadRef.ScaleDown.NEVER
                && source.workload().kind() == WorkloadKind.DEPLOYMENT
                && !source.workload().meta().deleting();
    }

    private static Optional<Action> action(
            TemplateSource source, List<ReplicaSet> sets, Rollout rollout, RolloutSpec spec) {
        Workload workload = source.workload();
        if (spec.size() == 0 && workload.replicasBefore().isEmpty()) {
            return Optional.empty();
        }
        int before = Math.max(workload.replicasBefore().orElse(0), workload.replicas());
        int wanted = provedHealthy(rollout) ? 0 : meanwhile(source, sets, spec.size(), before);
        return wanted == workload.replicas()
                ? Optional.empty()
                : Optional.of(HandOver.take(workload, rollout.meta().name(), wanted, before));
    }

    private static boolean provedHealthy(Rollout rollout) {
        return new ConditionList(rollout.status().conditions())
                .get(Condition.HEALTHY)
                .isPresent();
    }

    /** Before the first success: as many pods as the Rollout lacks, if it has any that are ready, and never more than before. */
    private static int meanwhile(TemplateSource source, List<ReplicaSet> sets, int size, int before) {
        int ready = sets.stream().mapToInt(ReplicaSet::ready).sum();
        return switch (source.scaleDown()) {
            case NEVER, ON_SUCCESS -> source.workload().replicas();
            case PROGRESSIVELY -> ready > 0 ? Math.clamp(size - ready, 0, before) : before;
        };
    }
}
