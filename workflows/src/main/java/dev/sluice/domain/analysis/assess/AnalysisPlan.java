package dev.sluice.domain.analysis.assess;

import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to do now about one AnalysisRun.
 *
 * @param patch merge patch of the status; empty when it is as it should be
 * @param events that go with the patch
 * @param tasks what is to be measured, the next thing first; those that are begun and not yet taken in are among them
 * @param expiry when the finished run is deleted; empty for never, and while it goes on
 */
public record AnalysisPlan(
        State state,
        Phase phase,
        String message,
        Optional<Json.Obj> patch,
        List<Event> events,
        List<MeasureTask> tasks,
        Optional<Instant> expiry) {
    public AnalysisPlan {
        events = List.copyOf(events);
        tasks = List.copyOf(tasks);
    }

    /** What a run is. */
    public enum State {
        /** It measures. */
        RUNNING,
        /** It has ended; it may still be deleted some day. */
        OVER,
        /** The object is gone, or has another uid. */
        GONE
    }

    static AnalysisPlan gone() {
        return new AnalysisPlan(
                State.GONE, Phase.Pending, "", Optional.empty(), List.of(), List.of(), Optional.empty());
    }
}
