package dev.sluice.kube.observe;

import dev.sluice.domain.rollout.Workload;
import dev.sluice.kube.cache.CachedRollout;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.cache.WorkloadCache.Known;
import java.io.IOException;
import java.util.Optional;

/** Puts the templates that Rollouts borrow in their place (spec 3.11), from the cache or past it. */
public final class BorrowedTemplates {
    private final ClusterCache cache;
    private final LiveReads live;

    public BorrowedTemplates(ClusterCache cache, LiveReads live) {
        this.cache = cache;
        this.live = live;
    }

    /** The Rollout with its template, as the cache has it; empty when the cache cannot say yet. */
    public Optional<CachedRollout> cached(CachedRollout rollout) {
        Known known = cache.workloads().of(rollout).orElseGet(Known.Missing::new);
        return switch (known) {
            case Known.There(Workload workload) -> Optional.of(rollout.resolved(Optional.of(workload)));
            case Known.Missing() -> Optional.of(rollout.resolved(Optional.empty()));
            case Known.NotYet() -> Optional.empty();
        };
    }

    /** The Rollout with its template, as the API server has it now. */
    public CachedRollout live(CachedRollout rollout) throws IOException {
        return rollout.borrows() ? rollout.resolved(live.workload(rollout)) : rollout;
    }
}
