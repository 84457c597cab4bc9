package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a request of a metric provider is authenticated; at most one is set (spec 5.1). */
@ApiRecord
public record Authentication(
        @Doc("AWS request signing, for Amazon Managed Prometheus.") @Nullable
        Sigv4 sigv4,

        @Doc("OAuth 2.0 client credentials.") @Nullable OAuth2 oauth2,
        @Doc("User name and password.") @Nullable BasicAuth basicAuth) {

    /** AWS request signing. */
    @ApiRecord
    public record Sigv4(
            @Doc("Profile of the AWS configuration.") @Nullable
            String profile,

            @Doc("AWS region.") @Nullable String region,
            @Doc("Role to assume.") @Nullable String roleArn) {}

    /** OAuth 2.0 client credentials. */
    @ApiRecord
    public record OAuth2(
            @Doc("Address that hands out tokens.") @Nullable String tokenUrl,
            @Doc("Id of the client.") @Nullable String clientId,
            @Doc("Secret of the client.") @Nullable String clientSecret,
            @Doc("Scopes to ask for.") @OmitEmpty List<String> scopes) {

        public OAuth2 {
            scopes = Absent.toEmpty(scopes);
        }
    }

    /** User name and password. */
    @ApiRecord
    public record BasicAuth(
            @Doc("User name.") @Nullable String username,
            @Doc("Password.") @Nullable String password) {}
}
