package dev.sluice.metrics;

import java.util.Optional;
import java.util.SequencedMap;

/** Reads Secrets of the cluster, as they are at the moment. */
@FunctionalInterface
public interface SecretSource {

    /**
     * The decoded data of a Secret by key; empty when there is none of that name.
     *
     * @throws ProviderException when it cannot be read
     */
    Optional<SequencedMap<String, String>> read(String namespace, String name) throws ProviderException;
}
