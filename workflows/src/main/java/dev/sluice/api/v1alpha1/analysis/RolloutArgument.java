package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** A value that a Rollout hands to an analysis, given or taken from the Rollout (spec 1.4). */
@ApiRecord
public record RolloutArgument(
        @Doc("Name of the argument.") @Required @Nullable String name,
        @Doc("Its value.") @Nullable String value,
        @Doc("Where its value comes from.") @Nullable Source valueFrom) {

    /** Where the value comes from; one of the two. */
    @ApiRecord
    public record Source(
            @Doc("Stable or Latest: the pod template hash of that version.") @Nullable
            String podTemplateHashValue,

            @Doc("A field of the Rollout.") @Nullable FieldRef fieldRef) {}
}
