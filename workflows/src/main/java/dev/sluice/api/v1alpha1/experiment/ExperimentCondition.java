package dev.sluice.api.v1alpha1.experiment;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Time;
import org.jspecify.annotations.Nullable;

/** One condition of an Experiment (spec 2.8). */
@ApiRecord
public record ExperimentCondition(
        @Doc("Kind of condition, unique in the list.") @Nullable
        String type,

        @Doc("True, False or Unknown.") @Nullable String status,

        @Doc("When the condition was last written.") @Time @Nullable
        String lastUpdateTime,

        @Doc("When the status last changed.") @Time @Nullable
        String lastTransitionTime,

        @Doc("One word that says why.") @Nullable String reason,
        @Doc("A sentence that says why.") @Nullable String message) {}
