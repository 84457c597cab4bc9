package dev.sluice.activity.analysis;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.AnalysisRunId;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.Key;
import dev.sluice.kube.cache.CachedRun;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.observe.LiveReads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** Reads AnalysisRuns, from the cache or past it. */
public final class RunReader {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ClusterCache cache;
    private final LiveReads live;

    /** A reader that waits for this cache before it asks the API server. */
    public RunReader(ClusterCache cache, LiveReads live) {
        this.cache = cache;
        this.live = live;
    }

    /**
     * The run of this name no older than asked; it may have another uid. Empty when there is none.
     *
     * @throws UncheckedIOException when the API server does not answer, or refuses to, or when this process does not look at
     *     that namespace
     */
    Optional<AnalysisRun> read(AnalysisRunId id, Freshness notBefore) {
        try {
            if (!cache.scope().covers(id.namespace())) {
                throw new IOException("namespace " + id.namespace() + " is not served by this process");
            }
            Key key = new Key(id.namespace(), id.name());
            Optional<CachedRun> found =
                    cache.awaitFresh(notBefore, PATIENCE) ? cache.analyses().run(key) : live.analysisRun(key);
            return found.map(CachedRun::run);
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        }
    }

    /**
     * This very run, as old as may be: what is measured does not change. A cache that has not heard of it is not believed.
     *
     * @throws UncheckedIOException as {@link #read} does
     */
    Optional<AnalysisRun> find(AnalysisRunId id) {
        Optional<AnalysisRun> known =
                read(id, Freshness.NONE).filter(run -> run.id().equals(id));
        try {
            return known.isPresent()
                    ? known
                    : live.analysisRun(new Key(id.namespace(), id.name()))
                            .map(CachedRun::run)
                            .filter(run -> run.id().equals(id));
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        }
    }
}
