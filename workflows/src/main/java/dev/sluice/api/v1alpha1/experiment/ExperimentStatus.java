package dev.sluice.api.v1alpha1.experiment;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Time;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of an Experiment (spec 2.8). */
@ApiRecord
public record ExperimentStatus(
        @Doc("Pending, Running, Successful, Failed, Error or Inconclusive.") @Nullable
        String phase,

        @Doc("Why the phase is what it is.") @Nullable String message,
        @Doc("State of the versions.") @OmitEmpty List<ExperimentTemplateStatus> templateStatuses,

        @Doc("Since when all pods are available.") @Time @Nullable
        String availableAt,

        @Doc("The conditions.") @OmitEmpty List<ExperimentCondition> conditions,
        @Doc("The analyses and their outcome.") @OmitEmpty List<ExperimentAnalysisRun> analysisRuns) {

    public ExperimentStatus {
        templateStatuses = Absent.toEmpty(templateStatuses);
        conditions = Absent.toEmpty(conditions);
        analysisRuns = Absent.toEmpty(analysisRuns);
    }
}
