package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** A field of the object that starts an analysis (spec 4.2). */
@ApiRecord
public record FieldRef(
        @Doc("Path such as metadata.labels['region'] or spec.replicas.") @Required @Nullable
        String fieldPath) {}
