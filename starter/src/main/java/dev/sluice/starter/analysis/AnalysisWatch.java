package dev.sluice.starter.analysis;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.kube.Key;
import dev.sluice.starter.guard.Preference;
import dev.sluice.starter.runs.Runs;
import dev.sluice.starter.timing.KeyQueue;
import dev.sluice.starter.timing.Timers;
import java.util.Optional;
import java.util.function.Function;

/** The watch over AnalysisRuns, put together. */
public final class AnalysisWatch implements AutoCloseable {
    private final KeyQueue queue;

    /**
     * A watch that sees nothing until {@link #changed} is called.
     *
     * @param sight the run of a name as this process sees it
     */
    public AnalysisWatch(Timers timers, Function<Key, Optional<AnalysisRun>> sight, Runs runs, Preference preference) {
        queue = new KeyQueue(timers, new AnalysisLookout(timers, sight, runs, preference));
    }

    /** Something about this run has changed. Returns at once. */
    public void changed(Key key) {
        queue.add(key);
    }

    @Override
    public void close() {
        queue.close();
    }
}
