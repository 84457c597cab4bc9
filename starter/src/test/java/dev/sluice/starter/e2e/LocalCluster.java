package dev.sluice.starter.e2e;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A cluster that {@code deploy/local/up} brought up.
 *
 * @param directory the cluster's own
 * @param programs where kubectl, temporal and the servers are
 * @param kubeconfig of its administrator
 * @param temporal host and port of its Temporal server
 */
record LocalCluster(Path directory, Path programs, Path kubeconfig, String temporal) {
    static final String KUBECONFIG = "SLUICE_LOCAL_KUBECONFIG";

    /** The root of the source tree; Maven runs a module's tests in the module's folder. */
    static final Path SOURCE = Path.of("..").toAbsolutePath().normalize();

    private static final Path SLUICE = Path.of("target/sluice/bin/sluice").toAbsolutePath();

    /** The one that the environment names. */
    static LocalCluster fromEnvironment() {
        return new LocalCluster(
                Path.of(variable("SLUICE_LOCAL_DIR")),
                Path.of(variable("SLUICE_LOCAL_BIN")),
                Path.of(variable(KUBECONFIG)),
                variable("SLUICE_LOCAL_TEMPORAL"));
    }

    /** A client with the administrator's rights. Close it after use. */
    KubernetesClient connect() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    /** What kubectl printed. */
    String kubectl(String... arguments) {
        return run(programs.resolve("kubectl"), List.of("--kubeconfig", kubeconfig.toString()), arguments);
    }

    /** What Temporal's command line printed. */
    String temporalCli(String... arguments) {
        return run(programs.resolve("temporal"), List.of("--address", temporal), arguments);
    }

    /** What {@code sluice} printed, with the addresses of this cluster and of its Temporal server in its environment. */
    String sluice(String... arguments) {
        List<String> command = new ArrayList<>(List.of(SLUICE.toString()));
        command.addAll(List.of(arguments));
        return Program.run(environment(), command);
    }

    /** Ends one program of the cluster, such as {@code kube-apiserver}. */
    void stop(String program) {
        local("stop", program);
    }

    /** Starts one program of the cluster again, and returns when it is ready. */
    void start(String program) {
        local("start", program);
    }

    /** Whether a program of the cluster runs. */
    boolean runs(String program) {
        return Files.exists(directory.resolve(program + ".pid"));
    }

    private void local(String command, String program) {
        Path script = SOURCE.resolve("deploy/local").resolve(command);
        Program.run(Map.of(), List.of(script.toString(), program, directory.toString()));
    }

    /** What a user of this cluster has in the environment. */
    Map<String, String> environment() {
        return Map.of("KUBECONFIG", kubeconfig.toString(), "SLUICE_TEMPORAL_ADDRESS", temporal);
    }

    /** The packaged command. */
    static Path sluice() {
        return SLUICE;
    }

    private static String run(Path program, List<String> where, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        command.addAll(where);
        return Program.run(Map.of(), command);
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is not set: . deploy/local/run/env");
    }
}
