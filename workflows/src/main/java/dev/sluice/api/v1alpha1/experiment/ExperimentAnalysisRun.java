package dev.sluice.api.v1alpha1.experiment;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** The AnalysisRun behind one analysis of an Experiment (spec 2.8). */
@ApiRecord
public record ExperimentAnalysisRun(
        @Doc("Name of the analysis.") @Required @Nullable String name,
        @Doc("Name of the AnalysisRun.") @Required @Nullable String analysisRun,
        @Doc("Its phase.") @Required @Nullable String phase,
        @Doc("Its message.") @Nullable String message) {}
