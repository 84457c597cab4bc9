package dev.sluice.metrics.auth;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.HttpGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Tokens for client credentials, kept until shortly before they expire. */
public final class OAuth2 {
    private static final int KEPT = 1_000;
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final long USUAL_SECONDS = 60;

    /** A client of an authorization server; compared as a whole, so that another secret means another token. */
    public record Client(String tokenUrl, String id, String secret, List<String> scopes) {
        public Client {
            scopes = List.copyOf(scopes);
        }

        /** Reads {@code tokenUrl}, {@code clientId}, {@code clientSecret} and {@code scopes}. */
        public static Client of(ConfigFields config) throws ProviderException {
            return new Client(
                    config.required("tokenUrl"),
                    config.required("clientId"),
                    config.required("clientSecret"),
                    config.texts("scopes"));
        }

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return id;
        }
    }

    private record Key(String tokenUrl, String id, String secretHash, List<String> scopes) {
        static Key of(Client client) {
            return new Key(client.tokenUrl(), client.id(), Sha256.hex(client.secret()), client.scopes());
        }
    }

    private record Token(String value, Instant until) {}

    private final HttpGate http;
    private final InstantSource clock;
    private final Map<Key, Token> tokens = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Token> eldest) {
            return size() > KEPT;
        }
    };

    public OAuth2(HttpGate http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /** A token for this client: the one at hand, else a new one. */
    public String token(Client client, Duration limit, boolean insecure) throws ProviderException {
        Optional<Token> known = known(Key.of(client));
        if (known.isPresent()) {
            return known.get().value();
        }
        Token fresh = fetch(client, limit, insecure);
        synchronized (tokens) {
            tokens.put(Key.of(client), fresh);
        }
        return fresh.value();
    }

    /** Lets go of a token that was refused. */
    public void drop(Client client) {
        synchronized (tokens) {
            tokens.remove(Key.of(client));
        }
    }

    private Optional<Token> known(Key key) {
        synchronized (tokens) {
            return Optional.ofNullable(tokens.get(key))
                    .filter(token -> clock.instant().isBefore(token.until()));
        }
    }

    /** Credentials go into the header as RFC 6749 wants, and into the body for servers that refuse that. */
    private Token fetch(Client client, Duration limit, boolean insecure) throws ProviderException {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (!client.scopes().isEmpty()) {
            form.put("scope", String.join(" ", client.scopes()));
        }
        HttpCall call =
                HttpCall.post(client.tokenUrl(), HttpCall.form(form), limit).insecure(insecure);
        HttpAnswer answer = http.call(call.with(
                "Authorization", Basic.value(HttpCall.encoded(client.id()), HttpCall.encoded(client.secret()))));
        if (!answer.ok() && answer.code() < 500) {
            form.put("client_id", client.id());
            form.put("client_secret", client.secret());
            answer = http.call(
                    HttpCall.post(client.tokenUrl(), HttpCall.form(form), limit).insecure(insecure));
        }
        return read(answer);
    }

    private Token read(HttpAnswer answer) throws ProviderException {
        if (!answer.ok()) {
            throw new ProviderException("no token for OAuth 2.0: the token URL answered with status " + answer.code());
        }
        Json.Obj body = answer.object();
        String token = body.text("access_token")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new ProviderException("no token for OAuth 2.0: the answer has no access_token"));
        Duration life =
                Duration.ofSeconds(Math.clamp(body.integer("expires_in").orElse(USUAL_SECONDS), 0, Integer.MAX_VALUE));
        return new Token(token, clock.instant().plus(life).minus(EARLY));
    }
}
