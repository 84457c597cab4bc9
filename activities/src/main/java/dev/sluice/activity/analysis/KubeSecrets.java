package dev.sluice.activity.analysis;

import dev.sluice.domain.json.Json;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.SecretSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Secrets as the API server has them now; they are not cached. */
public final class KubeSecrets implements SecretSource {
    private final KubeApi api;

    public KubeSecrets(KubeApi api) {
        this.api = api;
    }

    @Override
    public Optional<SequencedMap<String, String>> read(String namespace, String name) throws ProviderException {
        try {
            Answer answer = api.get(Paths.secret(namespace, name));
            if (answer.code() == Answer.NOT_FOUND) {
                return Optional.empty();
            }
            if (!answer.ok()) {
                throw new ProviderException("secret '" + name + "' cannot be read: " + answer.why());
            }
            return Optional.of(decoded(answer.body().obj("data"), name));
        } catch (IOException unanswered) {
            throw new ProviderException("secret '" + name + "' cannot be read: " + unanswered.getMessage(), unanswered);
        }
    }

    private static SequencedMap<String, String> decoded(Json.Obj data, String name) throws ProviderException {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        try {
            data.texts()
                    .forEach((key, value) ->
                            values.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
            return values;
        } catch (IllegalArgumentException notBase64) {
            throw new ProviderException("secret '" + name + "' cannot be read: its data is no base64", notBase64);
        }
    }
}
