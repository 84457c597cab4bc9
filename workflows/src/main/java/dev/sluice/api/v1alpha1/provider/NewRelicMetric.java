package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** A New Relic query (spec 5.1). */
@ApiRecord
public record NewRelicMetric(
        @Doc("Secret with the account and keys. Default newrelic.") @Nullable
        String profile,

        @Doc("The query, in NRQL.") @Required @Nullable String query,

        @Doc("Seconds to wait for the answer. Default 5.") @Nullable
        Long timeout) {}
