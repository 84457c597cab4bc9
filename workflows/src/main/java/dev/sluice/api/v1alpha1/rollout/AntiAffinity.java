package dev.sluice.api.v1alpha1.rollout;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** How new pods avoid nodes of the stable version; a valid one sets exactly one of the two (spec 1.3). */
@ApiRecord
public record AntiAffinity(
        @Doc("Preferred: the scheduler tries.") @Nullable Preferred preferredDuringSchedulingIgnoredDuringExecution,

        @Doc("Required: a pod stays pending rather than share a node.") @Nullable
        Mandatory requiredDuringSchedulingIgnoredDuringExecution) {

    /** A preference with its weight. */
    @ApiRecord
    public record Preferred(
            @Doc("Weight of the preference, 1 to 100.") @Required @Nullable
            Integer weight) {}

    /** A demand; it has no fields. */
    @ApiRecord
    public record Mandatory() {}
}
