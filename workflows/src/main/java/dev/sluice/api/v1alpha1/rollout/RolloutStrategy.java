package dev.sluice.api.v1alpha1.rollout;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import org.jspecify.annotations.Nullable;

/** How new versions are released; a valid Rollout sets exactly one of the two (spec 1.1). */
@ApiRecord
public record RolloutStrategy(
        @Doc("Run the new version beside the old one, then switch the service.") @Nullable
        BlueGreenStrategy blueGreen,

        @Doc("Shift to the new version step by step.") @Nullable
        CanaryStrategy canary) {}
