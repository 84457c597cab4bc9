package dev.sluice.metrics.googlecloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricProviderContract;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.AddressPolicy;
import dev.sluice.metrics.http.HttpGate;
import dev.sluice.metrics.http.HttpLimits;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers are those of the Google Cloud documentation, "Cloud Monitoring: PromQL API", and "Using OAuth 2.0 for server to server applications". */
class GoogleCloudProviderTest extends MetricProviderContract {
    private static final String PATH = "/v1/projects/shop-1/location/global/prometheus/api/v1/query";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new GoogleCloudProvider(context);
    }

    @Override
    protected String path() {
        return PATH;
    }

    private static final String METADATA = "/computeMetadata/v1/instance/service-accounts/default/token";
    private static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    @Override
    protected Json.Obj config() {
        return Contexts.object("{'project':'shop-1','query':'up'}");
    }

    @Override
    protected Map<String, Map<String, String>> secrets() {
        return Map.of("sluice/google-cloud", Map.of("address", server.address()));
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("GCE_METADATA_HOST", server.address().substring("http://".length()));
    }

    @BeforeEach
    void handOutTokens() {
        server.on(METADATA, 200, "{\"access_token\":\"token-of-google\",\"expires_in\":3600}");
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample(
                        "a scalar",
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"0.5\"]}}",
                        new Reading.Value(0.5, "0.5")),
                new Sample("no series", EMPTY, new Reading.Value(List.of(), "[]")));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal(
                        "a bad query",
                        400,
                        "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}",
                        "received non 2xx response code: 400: parse error"),
                new Refusal(
                        "not allowed",
                        403,
                        "{\"error\":{\"code\":403,\"message\":\"denied for token-of-google\"}}",
                        "received non 2xx response code: 403: denied for *****"),
                new Refusal("a server in trouble", 500, "x", "received non 2xx response code: 500"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"));
    }

    @Test
    void asksWithTheTokenOfTheMetadataServer() throws ProviderException {
        server.on(PATH, 200, EMPTY);

        measure();

        assertThat(server.only(METADATA).header("Metadata-Flavor")).isEqualTo("Google");
        assertThat(server.only(PATH).header("Authorization")).isEqualTo("Bearer token-of-google");
        assertThat(server.only(PATH).form()).isEqualTo(Map.of("query", "up", "time", "1796040000"));
    }

    @Test
    void exchangesASignedClaimForATokenOnce() throws ProviderException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        server.on(PATH, 200, EMPTY).on("/token", 200, "{\"access_token\":\"of-account\",\"expires_in\":3600}");
        MetricProvider provider = provider(Contexts.context(
                gate,
                Map.of(),
                Map.of("sluice/google-cloud", Map.of("address", server.address(), "serviceAccountKey", key(pair)))));

        provider.measure(Contexts.query(config()));
        provider.measure(Contexts.query(config()));

        String[] jwt =
                server.only("/token").form().getOrDefault("assertion", "").split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(jwt[1]), StandardCharsets.UTF_8))
                .isEqualTo("{\"iss\":\"me@shop-1\",\"scope\":\"https://www.googleapis.com/auth/monitoring.read\","
                        + "\"aud\":\"" + server.address() + "/token\",\"iat\":1796040000,\"exp\":1796043600}");
    }

    @Test
    void mayNotAskTheMetadataServerUnlessAllowed() {
        HttpGate strict = new HttpGate(AddressPolicy.from(name -> ""), HttpLimits.USUAL);

        assertThatThrownBy(() -> provider(
                                Contexts.context(strict, Map.of("GCE_METADATA_HOST", "169.254.169.254"), Map.of()))
                        .measure(Contexts.query(config())))
                .hasMessage("169.254.169.254: metrics may not connect to 169.254.169.254: a cloud's metadata endpoint");
    }

    @Test
    void saysThatAKeyIsNone() {
        Map<String, Map<String, String>> secrets = Map.of(
                "sluice/google-cloud",
                Map.of(
                        "serviceAccountKey",
                        "{\"private_key\":\"topsecret\",\"client_email\":\"me\",\"token_uri\":\"http://x\"}"));

        assertThatThrownBy(() ->
                        provider(Contexts.context(gate, Map.of(), secrets)).measure(Contexts.query(config())))
                .hasMessage("the service account's private_key is not an RSA key in PKCS #8");
    }

    private String key(KeyPair pair) {
        String pem = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\\n-----END PRIVATE KEY-----\\n";
        return "{\"client_email\":\"me@shop-1\",\"private_key_id\":\"1\",\"private_key\":\"" + pem
                + "\",\"token_uri\":\"" + server.address() + "/token\"}";
    }
}
