package dev.sluice.contract;

import dev.sluice.domain.analysis.assess.Taken;
import dev.sluice.domain.analysis.run.AnalysisRunId;
import dev.sluice.domain.plan.Freshness;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Asks how an AnalysisRun is to go on.
 *
 * @param notBefore the run is to be read no older than this
 * @param now the workflow's clock
 * @param taken measurements to take in
 */
public record AnalysisRequest(AnalysisRunId id, Freshness notBefore, Instant now, List<Taken> taken) {
    public AnalysisRequest {
        taken = List.copyOf(Objects.requireNonNullElse(taken, List.of()));
    }
}
