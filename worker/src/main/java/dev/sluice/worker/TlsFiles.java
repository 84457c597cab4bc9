package dev.sluice.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the connection to the Temporal server is protected. The files are read again when they change.
 *
 * @param enabled whether TLS is used at all
 * @param certificate PEM, with {@code key}; empty for no client certificate
 * @param key PEM, PKCS 8
 * @param authority PEM of those who may have signed the server's certificate; empty for the system's
 * @param serverName the name that the server's certificate is checked against; empty for the address
 */
public record TlsFiles(
        boolean enabled,
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> authority,
        Optional<String> serverName) {
    public static final String TLS = "--temporal-tls";
    public static final String CERTIFICATE = "--temporal-tls-cert";
    public static final String KEY = "--temporal-tls-key";
    public static final String AUTHORITY = "--temporal-tls-ca";
    public static final String SERVER_NAME = "--temporal-tls-server-name";
    public static final TlsFiles NONE =
            new TlsFiles(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public TlsFiles {
        certificate.ifPresent(path -> InvalidSetting.require(key.isPresent(), CERTIFICATE, path, "needs " + KEY));
        key.ifPresent(path -> InvalidSetting.require(certificate.isPresent(), KEY, path, "needs " + CERTIFICATE));
        readable(CERTIFICATE, certificate);
        readable(KEY, key);
        readable(AUTHORITY, authority);
        enabled = enabled || certificate.isPresent() || authority.isPresent() || serverName.isPresent();
    }

    private static void readable(String flag, Optional<Path> path) {
        path.ifPresent(file -> InvalidSetting.require(Files.isReadable(file), flag, file, "must be a readable file"));
    }
}
