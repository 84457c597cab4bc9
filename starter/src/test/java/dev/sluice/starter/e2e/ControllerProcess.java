package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One running {@code sluice controller} of the packaged distribution. */
final class ControllerProcess implements AutoCloseable {
    private static final Duration STARTING = Duration.ofSeconds(90);
    private static final int TAIL = 60;
    private static final Path LOGS = Path.of("target/e2e");

    private final Process process;
    private final Path log;
    private final URI health;

    private ControllerProcess(Process process, Path log, URI health) {
        this.process = process;
        this.log = log;
        this.health = health;
    }

    /**
     * What a controller is started with.
     *
     * @param name of its log
     * @param kubeconfig how it reaches the cluster
     * @param temporal where its Temporal server is
     * @param namespace where it keeps its Lease
     * @param flags the rest of its command line
     */
    record Settings(String name, Path kubeconfig, String temporal, String namespace, List<String> flags) {
        Settings through(Path otherKubeconfig) {
            return new Settings(name, otherKubeconfig, temporal, namespace, flags);
        }

        Settings withTemporal(String other) {
            return new Settings(name, kubeconfig, other, namespace, flags);
        }

        Settings withInstance(String instanceId, String... more) {
            List<String> all = new ArrayList<>(List.of("--instance-id", instanceId));
            all.addAll(List.of(more));
            return new Settings(name, kubeconfig, temporal, namespace, all);
        }

        private Map<String, String> environment() {
            Map<String, String> all = new HashMap<>();
            all.put("KUBECONFIG", kubeconfig.toString());
            all.put("SLUICE_TEMPORAL_ADDRESS", temporal);
            all.put("POD_NAMESPACE", namespace);
            all.put("SLUICE_METRICS_ALLOW", "127.0.0.1/32");
            all.put("SLUICE_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
            return all;
        }

        private List<String> command(int health) {
            List<String> command = new ArrayList<>(List.of(LocalCluster.sluice().toString(), "controller"));
            command.addAll(List.of("--bind-address", "127.0.0.1", "--metrics-port", "0"));
            command.addAll(List.of("--health-port", Integer.toString(health)));
            command.addAll(flags);
            return command;
        }
    }

    /** Starts it, and returns at once. */
    static ControllerProcess start(Settings settings) {
        try {
            int port = freePort();
            Files.createDirectories(LOGS);
            Path log = Files.createTempFile(LOGS, settings.name() + "-", ".log");
            Process process = Program.start(settings.environment(), settings.command(port), log);
            return new ControllerProcess(process, log, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns once it says that it is ready. */
    ControllerProcess awaitReady() {
        await().atMost(STARTING).untilAsserted(() -> {
            assertThat(process.isAlive()).as("alive; its log:\n%s", tail()).isTrue();
            assertThat(code("/readyz")).as("readyz; its log:\n%s", tail()).isEqualTo(HttpURLConnection.HTTP_OK);
        });
        return this;
    }

    /** Returns once it holds the Lease of its namespace. */
    ControllerProcess awaitPreferred() {
        await().atMost(STARTING).until(() -> tail().contains("preferred: acting at once"));
        return this;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** The answer to a GET on its health port; -1 when there is none. */
    int code(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) health.resolve(path).toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(1_000);
            return connection.getResponseCode();
        } catch (IOException noAnswer) {
            return -1;
        }
    }

    /** Ends it at once, as a lost node would. */
    void kill() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    /** Asks it to end. Answers how long that took. */
    Duration stop() {
        Instant asked = Instant.now();
        process.destroy();
        await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
        return Duration.between(asked, Instant.now());
    }

    /** Returns once it has ended by itself, with its exit code. */
    int awaitExit() {
        await().atMost(STARTING).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** Its last lines. */
    String tail() {
        try {
            List<String> lines = lines();
            return log + "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (UncheckedIOException e) {
            return log + " cannot be read: " + e.getMessage();
        }
    }

    /** All that it has logged. */
    List<String> lines() {
        try {
            return Files.readAllLines(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it if it still runs. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
