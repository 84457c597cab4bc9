package dev.sluice.api.v1alpha1.rollout.status;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import dev.sluice.api.schema.Time;
import org.jspecify.annotations.Nullable;

/** One reason why a release is paused (spec 2.2). */
@ApiRecord
public record PauseCondition(
        @Doc("CanaryPauseStep, BlueGreenPause, InconclusiveAnalysisRun or InconclusiveExperiment.") @Required @Nullable
        String reason,

        @Doc("Since when.") @Required @Time @Nullable String startTime) {}
