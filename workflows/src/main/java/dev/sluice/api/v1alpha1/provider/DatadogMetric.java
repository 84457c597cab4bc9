package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.Allowed;
import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Preset;
import dev.sluice.api.type.Absent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Datadog query (spec 5.1); these are the only fields for which the schema has defaults. */
@ApiRecord
public record DatadogMetric(
        @Doc("Version of the Datadog API.") @Allowed({"v1", "v2"}) @Preset("v1") @Nullable
        String apiVersion,

        @Doc("Length of the window that is queried.") @Preset("5m") @Nullable
        String interval,

        @Doc("The query; not together with queries.") @Nullable
        String query,

        @Doc("Several queries by name, combined by formula. Only with v2.") @OmitEmpty
        Map<String, String> queries,

        @Doc("How the queries are combined.") @Nullable String formula,

        @Doc("How the points of a window become one. Only with v2; default last.")
        @Allowed({"avg", "min", "max", "sum", "last", "percentile", "mean", "l2norm", "area"})
        @Nullable
        String aggregator,

        @Doc("Time to wait for the answer.") @Preset("10s") @Nullable
        String requestTimeout,

        @Doc("Secret with the address and keys. Default the one of the controller.") @Nullable
        SecretRef secretRef) {

    public DatadogMetric {
        queries = Absent.toEmpty(queries);
    }

    /** The secret that holds the keys. */
    @ApiRecord
    public record SecretRef(
            @Doc("Name of the secret.") @Nullable String name,

            @Doc("Whether it is in the namespace of the AnalysisRun instead of the controller's.") @Nullable
            Boolean namespaced) {}
}
