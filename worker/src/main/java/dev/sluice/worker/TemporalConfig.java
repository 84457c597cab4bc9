package dev.sluice.worker;

import java.util.regex.Pattern;

/**
 * Where the Temporal server is and how to talk to it.
 *
 * @param address {@code host:port}
 * @param namespace Temporal namespace; it has to exist
 * @param apiKey sent only over TLS, which a key therefore turns on
 */
public record TemporalConfig(String address, String namespace, TlsFiles tls, ApiKey apiKey) {
    public static final String ADDRESS = "--temporal-address";
    public static final String NAMESPACE = "--temporal-namespace";
    public static final String DEFAULT_ADDRESS = "127.0.0.1:7233";
    public static final String DEFAULT_NAMESPACE = "default";
    private static final Pattern HOST_PORT = Pattern.compile("(\\[[0-9a-fA-F:]+]|[^:/\\s]+):\\d{1,5}");

    public TemporalConfig {
        InvalidSetting.require(HOST_PORT.matcher(address).matches(), ADDRESS, address, "must be host:port");
        InvalidSetting.require(!namespace.isBlank(), NAMESPACE, namespace, "must not be empty");
    }

    /** A server on this machine, without TLS. */
    public static TemporalConfig local() {
        return plain(DEFAULT_ADDRESS);
    }

    /** A server without TLS, in the default namespace. */
    public static TemporalConfig plain(String address) {
        return new TemporalConfig(address, DEFAULT_NAMESPACE, TlsFiles.NONE, new ApiKey.None());
    }

    public boolean encrypted() {
        return tls.enabled() || !(apiKey instanceof ApiKey.None);
    }
}
