package dev.sluice.starter.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Temporal server of the test's own, which may be stopped and started again under the same address. */
final class TemporalServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<String> command;
    private final Path log;
    private final String address;
    private @Nullable Process process;

    private TemporalServer(List<String> command, Path log, String address) {
        this.command = command;
        this.log = log;
        this.address = address;
    }

    /** One that forgets everything when it is stopped. */
    static TemporalServer inMemory(LocalCluster cluster, Path folder) {
        return started(cluster, folder, Optional.empty());
    }

    /** One that keeps its database in a file of this folder. */
    static TemporalServer onDisk(LocalCluster cluster, Path folder) {
        return started(cluster, folder, Optional.of(folder.resolve("temporal.db")));
    }

    private static TemporalServer started(LocalCluster cluster, Path folder, Optional<Path> database) {
        try {
            int port = ControllerProcess.freePort();
            List<String> command = new ArrayList<>(
                    List.of(cluster.programs().resolve("temporal").toString(), "server", "start-dev", "--headless"));
            command.addAll(List.of("--ip", "127.0.0.1", "--port", Integer.toString(port), "--log-level", "error"));
            database.ifPresent(file -> command.addAll(List.of("--db-filename", file.toString())));
            TemporalServer server = new TemporalServer(command, folder.resolve("temporal.log"), "127.0.0.1:" + port);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Host and port. */
    String address() {
        return address;
    }

    /** Starts it again, and returns when it answers. */
    void start() {
        try {
            process = Program.start(Map.of(), command, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (ReleaseRuns runs = new ReleaseRuns(address)) {
            await().atMost(LIMIT).ignoreExceptions().until(() -> runs.status("none", "none") != null);
        }
    }

    /** Ends it at once, as a lost node would; one that is asked to end serves on for a while. */
    void stop() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            await().atMost(LIMIT).until(() -> !running.isAlive());
        }
    }

    @Override
    public void close() {
        stop();
    }
}
