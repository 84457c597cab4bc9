package dev.sluice.contract;

import dev.sluice.domain.analysis.run.Phase;

/** How an AnalysisRun ended; {@link Phase#Pending} for one that vanished first. */
public record AnalysisResult(Phase phase, String message) {}
