package dev.sluice.api.v1alpha1.experiment;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import dev.sluice.api.schema.Time;
import org.jspecify.annotations.Nullable;

/** The state of one version of an Experiment (spec 2.8). */
@ApiRecord
public record ExperimentTemplateStatus(
        @Doc("Name of the version.") @Required @Nullable String name,
        @Doc("Its pods.") @Required @Nullable Integer replicas,

        @Doc("Its pods of the newest template.") @Required @Nullable
        Integer updatedReplicas,

        @Doc("Its ready pods.") @Required @Nullable Integer readyReplicas,
        @Doc("Its available pods.") @Required @Nullable Integer availableReplicas,

        @Doc("Times that the name of its ReplicaSet was taken by another one.") @Nullable
        Integer collisionCount,

        @Doc("Progressing, Running, Successful, Failed or Error.") @Nullable
        String status,

        @Doc("Why the status is what it is.") @Nullable String message,

        @Doc("When the status last changed.") @Time @Nullable
        String lastTransitionTime,

        @Doc("Name of its service.") @Nullable String serviceName,
        @Doc("Hash of its pod template.") @Nullable String podTemplateHash) {}
