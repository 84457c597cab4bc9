package dev.sluice.api.v1alpha1.rollout;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import org.jspecify.annotations.Nullable;

/** A Deployment, ReplicaSet or PodTemplate in the same namespace that lends its pod template (spec 1.1). */
@ApiRecord
public record WorkloadRef(
        @Doc("Group and version of the workload, such as apps/v1.") @Nullable
        String apiVersion,

        @Doc("Deployment, ReplicaSet or PodTemplate.") @Nullable
        String kind,

        @Doc("Name of the workload.") @Nullable String name,

        @Doc("When a referenced Deployment is scaled to zero: never (default), onsuccess or progressively.") @Nullable
        String scaleDown) {}
