package dev.sluice.api.v1alpha1.experiment;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.LabelSelector;
import dev.sluice.api.type.PodTemplate;
import org.jspecify.annotations.Nullable;

/** One version of an Experiment (spec 1.8). */
@ApiRecord
public record ExperimentTemplate(
        @Doc("Name, unique within the experiment.") @Required @Nullable
        String name,

        @Doc("Number of pods. Default 1.") @Nullable Integer replicas,

        @Doc("Seconds for which a new pod must be ready before it counts as available. Default 0.") @Nullable
        Integer minReadySeconds,

        @Doc("Selector of the pods; must not be empty.") @Required @Nullable
        LabelSelector selector,

        @Doc("The pods to run.") @Required @Nullable PodTemplate template,
        @Doc("A service for this version.") @Nullable Service service) {

    /** A service that is created for the version. */
    @ApiRecord
    public record Service(
            @Doc("Name of the service. Default the name of the ReplicaSet.") @Nullable
            String name) {}
}
