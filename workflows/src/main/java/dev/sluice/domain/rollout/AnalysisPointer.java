package dev.sluice.domain.rollout;

import dev.sluice.domain.analysis.run.Phase;
import java.util.stream.Stream;

/**
 * The AnalysisRun that a release goes by, as its status shows it (spec 2.1).
 *
 * @param phase of the run as last seen; empty before that
 */
public record AnalysisPointer(String name, String phase, String message) {

    /** Whether the run was over when last seen. */
    public boolean completed() {
        return Stream.of(Phase.values())
                .filter(Phase::completed)
                .anyMatch(end -> end.name().equals(phase));
    }
}
