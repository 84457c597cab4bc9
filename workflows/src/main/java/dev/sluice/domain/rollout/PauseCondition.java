package dev.sluice.domain.rollout;

import java.time.Instant;

/** Why, and since when, the controller holds a release (spec 2.2). */
public record PauseCondition(String reason, Instant startTime) {
    public static final String CANARY_PAUSE_STEP = "CanaryPauseStep";
    public static final String BLUE_GREEN_PAUSE = "BlueGreenPause";
    public static final String INCONCLUSIVE_ANALYSIS_RUN = "InconclusiveAnalysisRun";
    public static final String INCONCLUSIVE_EXPERIMENT = "InconclusiveExperiment";
}
