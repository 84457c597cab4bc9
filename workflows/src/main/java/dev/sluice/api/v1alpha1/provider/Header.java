package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** A header of an HTTP request. */
@ApiRecord
public record Header(
        @Doc("Name of the header.") @Required @Nullable String key,
        @Doc("Its value.") @Required @Nullable String value) {}
