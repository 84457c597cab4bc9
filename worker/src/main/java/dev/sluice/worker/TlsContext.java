package dev.sluice.worker;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * TLS for the connection to Temporal. Files are looked at once a minute; new connections use what they hold then, open
 * ones are left alone.
 */
final class TlsContext implements AutoCloseable {
    private static final long LOOK_SECONDS = 60;

    private final TlsFiles files;
    private final ScheduledExecutorService reader;

    TlsContext(TlsFiles files) {
        this.files = files;
        this.reader = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tls-files").factory());
    }

    /**
     * Reads the files for the first time.
     *
     * @throws InvalidSetting naming the flag of the file that cannot be used
     */
    SslContext build() throws IOException {
        SslContextBuilder builder = GrpcSslContexts.forClient();
        if (files.certificate().isPresent() && files.key().isPresent()) {
            builder.keyManager(identity(files.certificate().get(), files.key().get()));
        }
        if (files.authority().isPresent()) {
            builder.trustManager(trust(files.authority().get()));
        }
        return builder.build();
    }

    private AdvancedTlsX509KeyManager identity(Path certificate, Path key) {
        AdvancedTlsX509KeyManager manager = new AdvancedTlsX509KeyManager();
        try {
            manager.updateIdentityCredentials(
                    certificate.toFile(), key.toFile(), LOOK_SECONDS, TimeUnit.SECONDS, reader);
            return manager;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(TlsFiles.CERTIFICATE, certificate, "PEM certificate with a PKCS 8 key", e);
        }
    }

    private AdvancedTlsX509TrustManager trust(Path authority) {
        try {
            AdvancedTlsX509TrustManager manager =
                    AdvancedTlsX509TrustManager.newBuilder().build();
            manager.updateTrustCredentials(authority.toFile(), LOOK_SECONDS, TimeUnit.SECONDS, reader);
            return manager;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(TlsFiles.AUTHORITY, authority, "PEM certificate", e);
        }
    }

    private static InvalidSetting unusable(String flag, Path file, String what, Exception cause) {
        InvalidSetting problem =
                new InvalidSetting(flag, file, "must hold a " + what + " (" + cause.getMessage() + ")");
        problem.initCause(cause);
        return problem;
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
