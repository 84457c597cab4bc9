package dev.sluice.api.v1alpha1.rollout.status;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import dev.sluice.api.schema.Time;
import org.jspecify.annotations.Nullable;

/** One condition of a Rollout (spec 2.4). */
@ApiRecord
public record RolloutCondition(
        @Doc("Kind of condition, unique in the list.") @Required @Nullable
        String type,

        @Doc("True, False or Unknown.") @Required @Nullable String status,

        @Doc("When the condition was last written.") @Required @Time @Nullable
        String lastUpdateTime,

        @Doc("When the status last changed.") @Required @Time @Nullable
        String lastTransitionTime,

        @Doc("One word that says why.") @Required @Nullable String reason,

        @Doc("A sentence that says why.") @Required @Nullable
        String message) {}
