package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** An argument of an analysis, with its value or where that comes from (spec 1.6). */
@ApiRecord
public record Argument(
        @Doc("Name, used in metrics as {{args.name}}.") @Required @Nullable
        String name,

        @Doc("Its value, or the default in a template. Absent means that the caller must give it.") @Nullable
        String value,

        @Doc("Where its value comes from.") @Nullable Source valueFrom) {

    /** Where the value comes from; one of the two. */
    @ApiRecord
    public record Source(
            @Doc("A key of a secret.") @Nullable SecretKeyRef secretKeyRef,

            @Doc("A field of the object that starts the analysis.") @Nullable
            FieldRef fieldRef) {}

    /** One key of a secret in the namespace of the AnalysisRun. */
    @ApiRecord
    public record SecretKeyRef(
            @Doc("Name of the secret.") @Required @Nullable String name,
            @Doc("Key in its data.") @Required @Nullable String key) {}
}
