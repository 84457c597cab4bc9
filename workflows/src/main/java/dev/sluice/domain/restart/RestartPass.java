package dev.sluice.domain.restart;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.PlanBuilder;
import dev.sluice.domain.plan.PodSummary;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.RolloutSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one look does about a restart: evicts pods, looks again later, or notes that it is done (spec 3.10). */
public final class RestartPass {
    private static final Duration POLL = Duration.ofSeconds(30);

    private final Observation seen;
    private final RolloutSpec spec;
    private final ReplicaSets sets;
    private final PlanBuilder out;

    public RestartPass(Observation seen, RolloutSpec spec, ReplicaSets sets, PlanBuilder out) {
        this.seen = seen;
        this.spec = spec;
        this.sets = sets;
        this.out = out;
    }

    /** The release, with the restart noted when no older pod is left. */
    public Release over(Release release) {
        Optional<Instant> restartAt = spec.restartAt();
        if (!RestartRule.pending(restartAt, release.restartedAt())) {
            return release;
        }
        Instant due = restartAt.orElseThrow();
        if (seen.now().isBefore(due)) {
            out.wakeAt(restartAt);
            return release;
        }
        if (seen.pods().filter(pods -> older(pods, due).isEmpty()).isPresent()) {
            return release.withRestartedAt(restartAt);
        }
        seen.pods().ifPresent(pods -> evict(older(pods, due)));
        out.wakeAt(Optional.of(seen.now().plus(POLL)));
        return release;
    }

    private List<PodSummary> older(List<PodSummary> pods, Instant due) {
        return RestartRule.older(sets, pods, due);
    }

    private void evict(List<PodSummary> older) {
        int mayBeMissing = spec.strategy().maxUnavailable().down(spec.size());
        older.stream()
                .filter(pod -> !pod.terminating())
                .limit(RestartRule.allowance(sets, spec.size(), mayBeMissing))
                .forEach(pod ->
                        out.add(new Action.EvictPod(pod.name(), pod.uid(), "restart: evict " + pod.name(), List.of())));
    }
}
