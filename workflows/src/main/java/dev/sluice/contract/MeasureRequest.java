package dev.sluice.contract;

import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.run.AnalysisRunId;
import dev.sluice.domain.json.Json;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for a measurement.
 *
 * @param answer what a worker of the user's own has answered, which is to be judged; empty to ask one of our providers
 */
public record MeasureRequest(AnalysisRunId id, MeasureTask task, Optional<Json.Obj> answer) {

    /** A request from before there were such workers has no answer. */
    public MeasureRequest {
        answer = Objects.requireNonNullElse(answer, Optional.empty());
    }

    /** Asks one of our providers. */
    public MeasureRequest(AnalysisRunId id, MeasureTask task) {
        this(id, task, Optional.empty());
    }
}
