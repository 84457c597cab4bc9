package dev.sluice.starter.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the Temporal server is. Each flag has a variable {@code SLUICE_*}. */
public final class TemporalOptions {
    @Option(
            names = "--temporal-address",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:SLUICE_TEMPORAL_ADDRESS:-127.0.0.1:7233}",
            description = "Address of the Temporal server (default ${DEFAULT-VALUE}).")
    private String address = "";

    @Option(
            names = "--temporal-namespace",
            paramLabel = "NAME",
            defaultValue = "${env:SLUICE_TEMPORAL_NAMESPACE:-default}",
            description = "Temporal namespace (default ${DEFAULT-VALUE}).")
    private String namespace = "";

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            defaultValue = "${env:SLUICE_CLUSTER:-}",
            description = "This cluster's name among those that share a Temporal namespace.")
    private String cluster = "";
}
