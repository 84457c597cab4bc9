package dev.sluice.metrics.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.FakeHttp;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.http.HttpCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Token answers are those of RFC 6749, section 5. */
class AuthenticatorTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final FakeHttp server = new FakeHttp();
    private final AtomicReference<Instant> now = new AtomicReference<>(Contexts.NOW);
    private final ProviderContext fixed = Contexts.context(
            Contexts.gate(), Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", "s3cret-key"), Map.of());
    private final Authenticator http = new Authenticator(new ProviderContext(
            fixed.http(), fixed.secrets(), fixed.api(), fixed.environment(), fixed.namespace(), now::get));

    @BeforeEach
    void answer() {
        server.on("/api", 200, "1").on("/aps-workspaces", 200, "1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksForATokenOnceUntilShortlyBeforeItExpires() throws ProviderException {
        server.on("/token", 200, token("first-token", 300)).on("/token", 200, token("second-token", 300));

        call("/api", oauth("secret"));
        now.set(Contexts.NOW.plusSeconds(269));
        call("/api", oauth("secret"));
        now.set(Contexts.NOW.plusSeconds(270));
        call("/api", oauth("secret"));

        assertThat(bearers()).containsExactly("Bearer first-token", "Bearer first-token", "Bearer second-token");
    }

    @Test
    void asksAgainForAnotherSecret() throws ProviderException {
        server.on("/token", 200, token("first-token", 300)).on("/token", 200, token("second-token", 300));

        call("/api", oauth("secret"));
        call("/api", oauth("other"));

        assertThat(bearers()).containsExactly("Bearer first-token", "Bearer second-token");
    }

    @Test
    void asksAgainWhenATokenIsRefused() throws ProviderException {
        server.on("/token", 200, token("first-token", 300)).on("/token", 200, token("second-token", 300));
        server.on("/once", 401, "").on("/once", 200, "1");

        assertThat(http.call(HttpCall.get(server.address() + "/once", LIMIT), config(oauth("secret")))
                        .ok())
                .isTrue();
    }

    @Test
    void namesClientAndScopesInTheRequestForAToken() throws ProviderException {
        server.on("/token", 200, token("t", 300));

        call("/api", oauth("a:b"));

        FakeHttp.Request request = server.only("/token");
        assertThat(request.header("Authorization")).isEqualTo(Basic.value("me", "a%3Ab"));
        assertThat(request.form())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("scope", "read write")
                .hasSize(2);
    }

    @Test
    void putsCredentialsIntoTheBodyForServersThatWantIt() throws ProviderException {
        server.on("/token", 401, "{\"error\":\"invalid_client\"}").on("/token", 200, token("t", 300));

        call("/api", oauth("secret"));

        assertThat(server.requests().get(1).form())
                .containsEntry("client_id", "me")
                .containsEntry("client_secret", "secret");
    }

    @Test
    void saysThatThereIsNoToken() {
        server.on("/token", 400, "{\"error\":\"secret-thing\"}");

        assertThatThrownBy(() -> call("/api", oauth("secret-thing")))
                .hasMessage("no token for OAuth 2.0: the token URL answered with status 400");
    }

    @Test
    void signsOnlyForAmazonsPrometheus() throws ProviderException {
        String sigv4 = "'sigv4':{'region':'eu-west-1'}";

        call("/api", sigv4);
        call("/aps-workspaces", sigv4);

        assertThat(server.only("/api").headers()).doesNotContainKey("authorization");
        assertThat(server.only("/aps-workspaces").header("Authorization"))
                .startsWith(
                        "AWS4-HMAC-SHA256 Credential=AKID/20261130/eu-west-1/aps/aws4_request, SignedHeaders=host;x-amz-date,");
    }

    @Test
    void knowsNoProfiles() {
        assertThatThrownBy(() -> call("/aps-workspaces", "'sigv4':{'profile':'p'}"))
                .hasMessage("prometheus.authentication.sigv4.profile is not supported:"
                        + " credentials come from the environment of the controller");
    }

    private void call(String path, String authentication) throws ProviderException {
        http.call(HttpCall.get(server.address() + path, LIMIT), config(authentication));
    }

    private List<String> bearers() {
        return server.requests().stream()
                .filter(request -> request.path().equals("/api"))
                .map(request -> request.header("Authorization"))
                .toList();
    }

    private static ConfigFields config(String authentication) {
        return new ConfigFields("prometheus", Contexts.object("{'authentication':{" + authentication + "}}"));
    }

    private String oauth(String secret) {
        return "'oauth2':{'tokenUrl':'" + server.address() + "/token','clientId':'me','clientSecret':'" + secret
                + "','scopes':['read','write']}";
    }

    private static String token(String token, int seconds) {
        return "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":" + seconds + "}";
    }
}
