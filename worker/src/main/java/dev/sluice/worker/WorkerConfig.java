package dev.sluice.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All that a process needs to know to start; every flag has a variable {@code SLUICE_*} of the same name.
 *
 * @param kubeconfig file that says where the cluster is; empty for the usual places: the service account inside a
 *     cluster, {@code KUBECONFIG}, the user's own
 * @param commands which of them its runs carry out
 */
public record WorkerConfig(
        Optional<Path> kubeconfig, TemporalConfig temporal, Served served, Ports ports, TemporalCommands commands) {
    public static final String KUBECONFIG = "--kubeconfig";

    public WorkerConfig {
        kubeconfig.ifPresent(
                file -> InvalidSetting.require(Files.isReadable(file), KUBECONFIG, file, "must be a readable file"));
    }
}
