package dev.sluice.starter.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Prometheus on loopback that scrapes one process every second. */
final class Prometheus implements AutoCloseable {
    private static final Duration STARTING = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where the program is; empty when it is not installed. */
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it with its data in this folder, and returns at once. */
    static Prometheus scraping(int target, Path folder) {
        try {
            int port = ControllerProcess.freePort();
            Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                    global: {scrape_interval: 1s, evaluation_interval: 1s}
                    scrape_configs:
                      - job_name: guestbook
                        static_configs: [{targets: ["127.0.0.1:%d"]}]
                    """.formatted(target));
            List<String> command = List.of(
                    program().orElseThrow().toString(),
                    "--config.file=" + config,
                    "--storage.tsdb.path=" + folder.resolve("data"),
                    "--web.listen-address=127.0.0.1:" + port);
            return new Prometheus(Program.start(Map.of(), command, folder.resolve("prometheus.log")), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns once a query has a result. */
    Prometheus awaitResult(String query) {
        await().atMost(STARTING).ignoreExceptions().until(() -> !ask(query).contains("\"result\":[]"));
        return this;
    }

    private String ask(String query) throws IOException, InterruptedException {
        URI uri = URI.create(address() + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        process.onExit().join();
    }
}
