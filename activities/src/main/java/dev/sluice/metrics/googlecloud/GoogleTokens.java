package dev.sluice.metrics.googlecloud;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.auth.Sha256;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.HttpGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Tokens that may read metrics, kept until a minute before they expire. */
final class GoogleTokens {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final String METADATA_HOST = "GCE_METADATA_HOST";
    private static final String METADATA_PATH = "/computeMetadata/v1/instance/service-accounts/default/token";

    private record Token(String value, Instant until) {}

    private final HttpGate http;
    private final InstantSource clock;
    private final UnaryOperator<String> environment;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    GoogleTokens(ProviderContext context) {
        http = context.http();
        clock = context.clock();
        environment = context.environment();
    }

    String token(GoogleAccount account) throws ProviderException {
        Optional<Json.Obj> key = account.key();
        String id = key.isPresent() ? Sha256.hex(GoogleAccount.part(key.get(), "private_key")) : "";
        Token known = tokens.get(id);
        if (known == null || !clock.instant().isBefore(known.until())) {
            known = read(key.isPresent() ? exchange(key.get()) : metadata());
            tokens.put(id, known);
        }
        return known.value();
    }

    private HttpAnswer exchange(Json.Obj key) throws ProviderException {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        form.put("assertion", ServiceAccountJwt.sign(key, clock.instant()));
        return http.call(HttpCall.post(GoogleAccount.part(key, "token_uri"), HttpCall.form(form), LIMIT));
    }

    /** The address policy has to allow it. */
    private HttpAnswer metadata() throws ProviderException {
        String own = environment.apply(METADATA_HOST);
        String host = own.isEmpty() ? "metadata.google.internal" : own;
        return http.call(HttpCall.get("http://" + host + METADATA_PATH, LIMIT).with("Metadata-Flavor", "Google"));
    }

    private Token read(HttpAnswer answer) throws ProviderException {
        if (!answer.ok()) {
            throw new ProviderException("no token of Google: status " + answer.code());
        }
        Json.Obj body = answer.object();
        String token = body.text("access_token")
                .orElseThrow(() -> new ProviderException("no token of Google: the answer has no access_token"));
        Duration life = Duration.ofSeconds(Math.clamp(body.integer("expires_in").orElse(0), 0, 86_400));
        return new Token(token, clock.instant().plus(life).minus(EARLY));
    }
}
