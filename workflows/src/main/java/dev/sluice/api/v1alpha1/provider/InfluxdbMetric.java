package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import org.jspecify.annotations.Nullable;

/** An InfluxDB query (spec 5.1). */
@ApiRecord
public record InfluxdbMetric(
        @Doc("Secret with the address, token and organisation. Default influxdb.") @Nullable
        String profile,

        @Doc("The query, in Flux.") @Nullable String query) {}
