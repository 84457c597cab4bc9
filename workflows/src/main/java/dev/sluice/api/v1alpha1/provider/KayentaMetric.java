package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A judgement by Kayenta (spec 5.1). */
@ApiRecord
public record KayentaMetric(
        @Doc("Address of the server.") @Required @Nullable String address,
        @Doc("Name of the application.") @Required @Nullable String application,

        @Doc("Name of the canary configuration.") @Required @Nullable
        String canaryConfigName,

        @Doc("Account of the metrics.") @Required @Nullable String metricsAccountName,

        @Doc("Account of the configuration.") @Required @Nullable
        String configurationAccountName,

        @Doc("Account of the storage.") @Required @Nullable String storageAccountName,
        @Doc("Scores that decide.") @Required @Nullable Threshold threshold,
        @Doc("What is compared.") @Required @OmitEmpty List<Scope> scopes,

        @Doc("Whether the whole time since the start is judged each time.") @Nullable
        Boolean lookback) {

    public KayentaMetric {
        scopes = Absent.toEmpty(scopes);
    }

    /** Scores from 0 to 100. */
    @ApiRecord
    public record Threshold(
            @Doc("Least score of a success.") @Required @Nullable
            Long pass,

            @Doc("Least score of an inconclusive result.") @Required @Nullable
            Long marginal) {}

    /** One pair that is compared. */
    @ApiRecord
    public record Scope(
            @Doc("Name of the pair.") @Required @Nullable String name,
            @Doc("The old version.") @Required @Nullable ScopeDetail controlScope,
            @Doc("The new version.") @Required @Nullable ScopeDetail experimentScope) {}

    /** One side of the comparison. */
    @ApiRecord
    public record ScopeDetail(
            @Doc("Name of the scope.") @Required @Nullable String scope,
            @Doc("Region.") @Required @Nullable String region,

            @Doc("Seconds between points.") @Required @Nullable
            Long step,

            @Doc("Beginning of the time compared.") @Required @Nullable
            String start,

            @Doc("End of the time compared.") @Required @Nullable
            String end) {}
}
