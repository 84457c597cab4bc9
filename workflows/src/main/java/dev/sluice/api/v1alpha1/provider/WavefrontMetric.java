package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import org.jspecify.annotations.Nullable;

/** A Wavefront query (spec 5.1). */
@ApiRecord
public record WavefrontMetric(
        @Doc("Address of the server.") @Nullable String address,
        @Doc("The query.") @Nullable String query) {}
