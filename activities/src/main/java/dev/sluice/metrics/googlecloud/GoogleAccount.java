package dev.sluice.metrics.googlecloud;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.ProviderSecret;
import dev.sluice.metrics.http.JsonBody;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * As whom Google is asked.
 *
 * @param key of a service account, in JSON; without it the metadata server gives tokens
 * @param address of the API, if it is another than usual
 */
record GoogleAccount(Optional<Json.Obj> key, Optional<String> address) {
    private static final String USUAL_SECRET = "google-cloud";
    private static final String KEY = "serviceAccountKey";

    /** From the Secret of the metric's {@code profile}; the usual one may be missing. */
    static GoogleAccount find(ConfigFields config, ProviderContext context) throws ProviderException {
        Optional<String> profile = config.text("profile");
        if (profile.isPresent()) {
            return of(ProviderSecret.read(context.secrets(), context.namespace(), profile.get()));
        }
        Optional<SequencedMap<String, String>> data = context.secrets().read(context.namespace(), USUAL_SECRET);
        return data.isPresent()
                ? of(new ProviderSecret(context.namespace(), USUAL_SECRET, data.get()))
                : new GoogleAccount(Optional.empty(), Optional.empty());
    }

    private static GoogleAccount of(ProviderSecret secret) throws ProviderException {
        Optional<String> text = secret.text(KEY);
        if (text.isEmpty()) {
            return new GoogleAccount(Optional.empty(), secret.text("address"));
        }
        if (!(JsonBody.parse(text.get()).orElse(Json.NULL) instanceof Json.Obj key)) {
            throw new ProviderException("key \"" + KEY + "\" of secret \"" + secret.name() + "\" is not JSON");
        }
        return new GoogleAccount(Optional.of(key), secret.text("address"));
    }

    /** A part of the key, which has to be there. */
    static String part(Json.Obj key, String name) throws ProviderException {
        return key.text(name)
                .orElseThrow(() -> new ProviderException("the service account's key has no \"" + name + "\""));
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return key.isPresent() ? "a service account" : "the metadata server's account";
    }
}
