package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import org.jspecify.annotations.Nullable;

/** A SkyWalking query (spec 5.1). */
@ApiRecord
public record SkyWalkingMetric(
        @Doc("Address of the server.") @Nullable String address,
        @Doc("The query, in GraphQL.") @Nullable String query,

        @Doc("Length of the window that is queried.") @Nullable
        String interval) {}
