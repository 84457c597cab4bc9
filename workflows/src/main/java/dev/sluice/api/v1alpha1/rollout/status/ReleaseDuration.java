package dev.sluice.api.v1alpha1.rollout.status;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Time;
import org.jspecify.annotations.Nullable;

/** The times of the current or last release (spec 2.6). */
@ApiRecord
public record ReleaseDuration(
        @Doc("When the release began.") @Time @Nullable String rolloutStartedAt,

        @Doc("Since when the release waits for a human.") @Time @Nullable
        String manualPauseStartedAt,

        @Doc("Whole seconds spent waiting for a human, without the wait that still goes on.") @Nullable
        Long totalManualPauseDurationSeconds,

        @Doc("When the release ended.") @Time @Nullable String finishedAt,

        @Doc("Promoted, FastPromoted, Aborted, Superseded, RolledBack or FastRolledBack.") @Nullable
        String completionStatus) {}
