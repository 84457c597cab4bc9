package dev.sluice.contract;

import dev.sluice.domain.analysis.assess.AnalysisPlan;
import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.plan.Freshness;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an AnalysisRun stands, and what is next.
 *
 * @param tasks what is to be measured, the next thing first
 * @param expiry when the finished run is to be deleted; empty for never
 * @param written what came of the write of the status; {@link Outcome.Done} also when there was nothing to write
 */
public record AnalysisLook(
        AnalysisPlan.State state,
        Phase phase,
        String message,
        List<MeasureTask> tasks,
        Optional<Instant> expiry,
        Outcome written,
        Freshness seen) {
    public AnalysisLook {
        tasks = List.copyOf(Objects.requireNonNullElse(tasks, List.of()));
    }
}
