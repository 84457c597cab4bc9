package dev.sluice.contract;

import dev.sluice.domain.analysis.run.AnalysisRunId;
import dev.sluice.domain.plan.Freshness;
import java.util.Objects;

/**
 * Starts the workflow of an AnalysisRun.
 *
 * @param searchAttributes whether the Temporal namespace knows Sluice's search attributes
 * @param notBefore the run is to be read no older than this; one that is missing counts as any
 */
public record AnalysisInput(AnalysisRunId id, boolean searchAttributes, Freshness notBefore) {
    public AnalysisInput {
        notBefore = Objects.requireNonNullElse(notBefore, Freshness.NONE);
    }
}
