package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import org.jspecify.annotations.Nullable;

/** A Graphite query (spec 5.1). */
@ApiRecord
public record GraphiteMetric(
        @Doc("Address of the server.") @Nullable String address,
        @Doc("The query.") @Nullable String query) {}
