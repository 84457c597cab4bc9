package dev.sluice.starter.runs;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The runs of releases, as far as the watch needs them. Every call throws
 * {@link dev.sluice.starter.timing.Outage} when the server does not take it. */
public interface Runs {

    /** Tells the open run that there is something to do in objects as new as this; starts one when none is open. */
    void ring(Key key, String uid, Freshness seen);

    /** Tells the open run; false when none is open. */
    boolean nudge(Key key, Freshness seen);

    /** How the latest run of this Rollout is; empty when none is open. */
    Optional<OpenRun> find(Key key);

    /** Why the workflow task that the run last tried has failed, in the worker's words; empty when none has. */
    Optional<String> why(Key key);

    /** The Rollouts that have an open run on this task queue, as far as the server's index knows. */
    List<Key> open();

    /**
     * A run that goes on.
     *
     * @param waiting its workflow task that no worker has finished yet
     */
    record OpenRun(String runId, Optional<WaitingTask> waiting) {}

    /**
     * A workflow task that is to be done.
     *
     * @param since when it was first scheduled
     * @param attempt from 1
     */
    record WaitingTask(Instant since, int attempt) {}
}
