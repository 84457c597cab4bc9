package dev.sluice.metrics;

import java.util.Optional;
import java.util.SequencedMap;

/** A Secret with what a provider needs to reach its system. */
public record ProviderSecret(String namespace, String name, SequencedMap<String, String> data) {

    /** Reads a Secret, which has to be there. */
    public static ProviderSecret read(SecretSource secrets, String namespace, String name) throws ProviderException {
        return secrets.read(namespace, name)
                .map(data -> new ProviderSecret(namespace, name, data))
                .orElseThrow(() -> new ProviderException(
                        "secret \"" + name + "\" was not found in namespace \"" + namespace + "\""));
    }

    /** The value without white space around it; empty when there is none. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(data.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String required(String key) throws ProviderException {
        return text(key)
                .orElseThrow(() -> new ProviderException("secret \"" + name + "\" in namespace \"" + namespace
                        + "\" has no value for key \"" + key + "\""));
    }

    /** Keeps the data out of logs. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
