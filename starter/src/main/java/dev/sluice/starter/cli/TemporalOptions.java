package dev.sluice.starter.cli;

import com.uber.m3.tally.NoopScope;
import dev.sluice.worker.ApiKey;
import dev.sluice.worker.TemporalCommands;
import dev.sluice.worker.TemporalConfig;
import dev.sluice.worker.TemporalConnection;
import dev.sluice.worker.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the Temporal server is. Each flag has a variable {@code SLUICE_*} of the same name. */
public final class TemporalOptions {
    @Option(
            names = TemporalConfig.ADDRESS,
            paramLabel = "HOST:PORT",
            defaultValue = "${env:SLUICE_TEMPORAL_ADDRESS:-" + TemporalConfig.DEFAULT_ADDRESS + "}",
            description = "Address of the Temporal server (default ${DEFAULT-VALUE}).")
    private String address = "";

    @Option(
            names = TemporalConfig.NAMESPACE,
            paramLabel = "NAME",
            defaultValue = "${env:SLUICE_TEMPORAL_NAMESPACE:-" + TemporalConfig.DEFAULT_NAMESPACE + "}",
            description = "Temporal namespace (default ${DEFAULT-VALUE}).")
    private String namespace = "";

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            defaultValue = "${env:SLUICE_CLUSTER:-}",
            description = "This cluster's name among those that share a Temporal namespace.")
    private String cluster = "";

    @Option(
            names = TlsFiles.TLS,
            defaultValue = "${env:SLUICE_TEMPORAL_TLS:-false}",
            description = "Talk TLS to the Temporal server.")
    private boolean tls;

    @Option(
            names = TlsFiles.CERTIFICATE,
            paramLabel = "FILE",
            defaultValue = "${env:SLUICE_TEMPORAL_TLS_CERT}",
            description = "Client certificate for the Temporal server.")
    private @Nullable Path certificate;

    @Option(
            names = TlsFiles.KEY,
            paramLabel = "FILE",
            defaultValue = "${env:SLUICE_TEMPORAL_TLS_KEY}",
            description = "Key of that certificate.")
    private @Nullable Path key;

    @Option(
            names = TlsFiles.AUTHORITY,
            paramLabel = "FILE",
            defaultValue = "${env:SLUICE_TEMPORAL_TLS_CA}",
            description = "Who may have signed the Temporal server's certificate.")
    private @Nullable Path authority;

    @Option(
            names = TlsFiles.SERVER_NAME,
            paramLabel = "NAME",
            defaultValue = "${env:SLUICE_TEMPORAL_TLS_SERVER_NAME}",
            description = "Name that the Temporal server's certificate is checked against.")
    private @Nullable String serverName;

    @Option(
            names = ApiKey.FILE,
            paramLabel = "FILE",
            defaultValue = "${env:SLUICE_TEMPORAL_API_KEY_FILE}",
            description = "File with the key for the Temporal server.")
    private @Nullable Path apiKeyFile;

    @Option(
            names = TemporalCommands.FLAG,
            paramLabel = "WHICH",
            defaultValue = "${env:SLUICE_TEMPORAL_COMMANDS:-flow}",
            description = "Commands that go by way of Temporal: flow (promote, skip, abort, retry) or none "
                    + "(default ${DEFAULT-VALUE}).")
    private TemporalCommands commands = TemporalCommands.flow;

    /** Which commands go by way of Temporal. */
    public TemporalCommands commands() {
        return commands;
    }

    /** This cluster's name in workflow ids; empty for the only one. */
    public String cluster() {
        return cluster;
    }

    /** Prepares the connection; the first call makes it. Close it after use. */
    public TemporalConnection open() {
        return TemporalConnection.open(config(), new NoopScope());
    }

    /**
     * What the flags say.
     *
     * @throws dev.sluice.worker.InvalidSetting naming the flag that cannot be used
     */
    public TemporalConfig config() {
        TlsFiles files = new TlsFiles(
                tls,
                Optional.ofNullable(certificate),
                Optional.ofNullable(key),
                Optional.ofNullable(authority),
                Optional.ofNullable(serverName));
        return new TemporalConfig(address, namespace, files, apiKey());
    }

    private ApiKey apiKey() {
        if (apiKeyFile != null) {
            return new ApiKey.InFile(apiKeyFile);
        }
        String fixed = System.getenv("SLUICE_TEMPORAL_API_KEY");
        return fixed == null || fixed.isEmpty() ? new ApiKey.None() : new ApiKey.Fixed(fixed);
    }
}
