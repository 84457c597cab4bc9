package dev.sluice.contract;

import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.run.AnalysisRunId;

/** Asks for a measurement. */
public record MeasureRequest(AnalysisRunId id, MeasureTask task) {}
