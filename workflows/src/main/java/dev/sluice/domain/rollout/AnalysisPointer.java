package dev.sluice.domain.rollout;

/**
 * The AnalysisRun that a release goes by, as its status shows it (spec 2.1).
 *
 * @param phase of the run as last seen; empty before that
 */
public record AnalysisPointer(String name, String phase, String message) {}
