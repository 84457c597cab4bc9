package dev.sluice.starter.process;

import dev.sluice.starter.cli.TemporalOptions;
import dev.sluice.worker.Ports;
import dev.sluice.worker.Served;
import dev.sluice.worker.WorkerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of the long-running processes. Each has a variable {@code SLUICE_*} of the same name. */
public final class ProcessOptions {
    private static final Path SERVICE_ACCOUNT_NAMESPACE =
            Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");
    private static final String NO_NAMESPACE = "default";

    @Mixin
    private TemporalOptions temporal = new TemporalOptions();

    @Option(
            names = WorkerConfig.KUBECONFIG,
            paramLabel = "FILE",
            defaultValue = "${env:SLUICE_KUBECONFIG}",
            description = "Where the cluster is; else the pod's service account, $KUBECONFIG, ~/.kube/config.")
    private @Nullable Path kubeconfig;

    @Option(
            names = Served.INSTANCE_ID,
            paramLabel = "ID",
            defaultValue = "${env:SLUICE_INSTANCE_ID:-}",
            description = "Serve only objects with this controller-instance-id label (default those without).")
    private String instanceId = "";

    @Option(
            names = Served.WATCH_NAMESPACE,
            paramLabel = "NAME",
            defaultValue = "${env:SLUICE_WATCH_NAMESPACE}",
            description = "Serve only this namespace (default all).")
    private @Nullable String watchNamespace;

    @Option(
            names = Ports.BIND,
            paramLabel = "HOST",
            defaultValue = "${env:SLUICE_BIND_ADDRESS:-0.0.0.0}",
            description = "Address to answer on (default ${DEFAULT-VALUE}).")
    private String bindAddress = "";

    @Option(
            names = Ports.METRICS,
            paramLabel = "PORT",
            defaultValue = "${env:SLUICE_METRICS_PORT:-" + Ports.DEFAULT_METRICS + "}",
            description = "Port of /metrics; 0 for any (default ${DEFAULT-VALUE}).")
    private int metricsPort;

    @Option(
            names = Ports.HEALTH,
            paramLabel = "PORT",
            defaultValue = "${env:SLUICE_HEALTH_PORT:-" + Ports.DEFAULT_HEALTH + "}",
            description = "Port of /healthz and /readyz; 0 for any (default ${DEFAULT-VALUE}).")
    private int healthPort;

    @Option(
            names = "--peer-namespace",
            paramLabel = "NAME",
            defaultValue = "${env:SLUICE_PEER_NAMESPACE:-" + ProcessConfig.Peers.DEFAULT_NAMESPACE + "}",
            description = "Where another controller's Lease is looked for, besides the namespace served, when not all "
                    + "may be read (default ${DEFAULT-VALUE}).")
    private String peerNamespace = "";

    @Option(
            names = "--take-over",
            defaultValue = "${env:SLUICE_TAKE_OVER:-false}",
            description = "Start although another controller is alive on the same objects.")
    private boolean takeOver;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "${env:SLUICE_LOG_FORMAT:-text}",
            description = "text or json (default ${DEFAULT-VALUE}).")
    private LogFormat logFormat = LogFormat.text;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "${env:SLUICE_LOG_LEVEL:-info}",
            description = "error, warn, info or debug (default ${DEFAULT-VALUE}).")
    private LogLevel logLevel = LogLevel.info;

    /**
     * What the flags say.
     *
     * @throws dev.sluice.worker.InvalidSetting naming the flag that cannot be used
     */
    public ProcessConfig config() {
        Served served = new Served(
                temporal.cluster(),
                instanceId,
                Optional.ofNullable(watchNamespace).filter(name -> !name.isEmpty()));
        WorkerConfig worker = new WorkerConfig(
                Optional.ofNullable(kubeconfig),
                temporal.config(),
                served,
                new Ports(bindAddress, metricsPort, healthPort),
                temporal.commands());
        return new ProcessConfig(worker, ownNamespace(), new ProcessConfig.Peers(peerNamespace, takeOver));
    }

    /** Makes the log look as asked. */
    public void applyLogging() {
        Logging.apply(logFormat, logLevel);
    }

    /** Spec 8.1: the variable, else the service account's; outside of a cluster the one that is served, or {@code default}. */
    private String ownNamespace() {
        String told = System.getenv("POD_NAMESPACE");
        if (told != null && !told.isEmpty()) {
            return told;
        }
        try {
            return Files.isReadable(SERVICE_ACCOUNT_NAMESPACE)
                    ? Files.readString(SERVICE_ACCOUNT_NAMESPACE).strip()
                    : served().orElse(NO_NAMESPACE);
        } catch (IOException unreadable) {
            return NO_NAMESPACE;
        }
    }

    private Optional<String> served() {
        return Optional.ofNullable(watchNamespace).filter(name -> !name.isEmpty());
    }
}
