package dev.sluice.api.v1alpha1.rollout.status;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** The AnalysisRun that a release waits for or watches, with a copy of its outcome (spec 2.1). */
@ApiRecord
public record AnalysisRunSummary(
        @Doc("Name of the AnalysisRun.") @Required @Nullable String name,
        @Doc("Its phase.") @Required @Nullable String status,
        @Doc("Its message.") @Nullable String message) {}
