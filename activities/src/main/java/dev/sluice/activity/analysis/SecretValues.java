package dev.sluice.activity.analysis;

import dev.sluice.domain.analysis.argument.RunArguments;
import dev.sluice.domain.analysis.argument.RunArguments.SecretKey;
import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.SecretSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Values of secrets in one namespace, each Secret read once; remembers which were handed out. */
final class SecretValues implements RunArguments.Secrets {
    private final SecretSource source;
    private final String namespace;
    private final SequencedMap<String, SequencedMap<String, String>> read = new LinkedHashMap<>();
    private final List<String> handedOut = new ArrayList<>();

    SecretValues(SecretSource source, String namespace) {
        this.source = source;
        this.namespace = namespace;
    }

    @Override
    public String value(SecretKey place) {
        String value = Optional.ofNullable(
                        read.computeIfAbsent(place.secret(), this::secret).get(place.key()))
                .orElseThrow(() -> new InvalidAnalysis(
                        "key '%s' does not exist in secret '%s'".formatted(place.key(), place.secret())));
        handedOut.add(value);
        return value;
    }

    private SequencedMap<String, String> secret(String name) {
        try {
            return source.read(namespace, name)
                    .orElseThrow(() -> new InvalidAnalysis("secrets \"" + name + "\" not found"));
        } catch (ProviderException unreadable) {
            throw new InvalidAnalysis(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Hides what was handed out. */
    Redaction redaction() {
        return new Redaction(handedOut);
    }
}
