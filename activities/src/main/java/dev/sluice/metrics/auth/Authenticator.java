package dev.sluice.metrics.auth;

import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.aws.AwsCredentials;
import dev.sluice.metrics.aws.CredentialChain;
import dev.sluice.metrics.aws.SigV4;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.HttpGate;
import java.time.InstantSource;
import java.util.Optional;

/** Makes calls with the {@code authentication} of a metric (spec 5.1); at most one of its kinds may be given. */
public final class Authenticator {
    private static final int UNAUTHORIZED = 401;
    private static final String SIGNED_SERVICE = "aps";
    private static final String SIGNED_HOSTS = "aps-workspaces";

    private final HttpGate http;
    private final InstantSource clock;
    private final OAuth2 tokens;
    private final CredentialChain aws;

    public Authenticator(ProviderContext context) {
        http = context.http();
        clock = context.clock();
        tokens = new OAuth2(context.http(), context.clock());
        aws = new CredentialChain(context);
    }

    /** The answer to the call, authenticated as the metric's configuration says. */
    public HttpAnswer call(HttpCall call, ConfigFields config) throws ProviderException {
        Optional<ConfigFields> authentication = config.object("authentication");
        if (authentication.isEmpty()) {
            return http.call(call);
        }
        Optional<ConfigFields> basic = authentication.get().object("basicAuth");
        Optional<ConfigFields> oauth = authentication.get().object("oauth2");
        Optional<ConfigFields> sigv4 = authentication.get().object("sigv4");
        if (basic.stream().count() + oauth.stream().count() + sigv4.stream().count() > 1) {
            throw config.wrong("authentication", "must have only one of basicAuth, oauth2, sigv4");
        }
        if (basic.isPresent()) {
            return http.call(call.with("Authorization", basic(basic.get())));
        }
        if (oauth.isPresent()) {
            return withToken(call, OAuth2.Client.of(oauth.get()));
        }
        return http.call(sigv4.isPresent() && call.url().contains(SIGNED_HOSTS) ? signed(call, sigv4.get()) : call);
    }

    private static String basic(ConfigFields config) throws ProviderException {
        return Basic.value(
                config.text("username").orElse(""), config.text("password").orElse(""));
    }

    private HttpAnswer withToken(HttpCall call, OAuth2.Client client) throws ProviderException {
        HttpAnswer answer = http.call(bearer(call, client));
        if (answer.code() != UNAUTHORIZED) {
            return answer;
        }
        tokens.drop(client);
        return http.call(bearer(call, client));
    }

    private HttpCall bearer(HttpCall call, OAuth2.Client client) throws ProviderException {
        return call.with("Authorization", "Bearer " + tokens.token(client, call.limit(), call.insecure()));
    }

    private HttpCall signed(HttpCall call, ConfigFields config) throws ProviderException {
        if (config.text("profile").isPresent()) {
            throw config.wrong("profile", "is not supported: credentials come from the environment of the controller");
        }
        String region = aws.region(config.text("region"));
        AwsCredentials credentials = aws.credentials(region, config.text("roleArn"));
        return new SigV4(credentials, region, SIGNED_SERVICE).sign(call, clock.instant());
    }
}
