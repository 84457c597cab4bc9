package dev.sluice.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ResourceTypes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a watch cannot be brought about on a real cluster at will. */
class EmbeddedWatchTest {
    private static final int REMEMBERED = 3;

    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedApi api;

    @BeforeEach
    void start() throws IOException {
        api = EmbeddedApi.start(REMEMBERED);
        for (int index = 0; index < 5; index++) {
            createNamespace("team-" + index);
        }
    }

    @AfterEach
    void stop() {
        http.close();
        api.close();
    }

    @Test
    void forgottenVersionIsGone() throws Exception {
        String events = body("/api/v1/namespaces?watch=true&resourceVersion=1");

        assertThat(events)
                .startsWith("{\"type\":\"ERROR\"")
                .contains("\"reason\":\"Expired\"", "\"code\":410", "too old resource version: 1 (5)");
    }

    @Test
    void rememberedVersionIsFollowedUntilTheTimeIsOver() throws Exception {
        String events = body("/api/v1/namespaces?watch=true&resourceVersion=6&timeoutSeconds=1");

        assertThat(events.lines()).hasSize(2).allMatch(line -> line.startsWith("{\"type\":\"ADDED\""));
    }

    @Test
    void initialEventsEndWithABookmark() throws Exception {
        Stream<String> events =
                body("/api/v1/namespaces?watch=true&sendInitialEvents=true&resourceVersion=7&timeoutSeconds=1")
                        .lines();

        assertThat(events)
                .hasSize(9)
                .last()
                .asString()
                .contains(
                        "\"type\":\"BOOKMARK\"", "\"k8s.io/initial-events-end\":\"true\"", "\"resourceVersion\":\"8\"");
    }

    @Test
    void closingTheApiEndsAWatch() throws Exception {
        HttpResponse<Stream<String>> watch =
                http.send(request("/api/v1/namespaces?watch=true&resourceVersion=8"), BodyHandlers.ofLines());

        api.store().log().close();

        assertThat(watch.body()).isEmpty();
    }

    private String body(String path) throws Exception {
        return http.send(request(path), BodyHandlers.ofString()).body();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(api.url() + path)).build();
    }

    private void createNamespace(String name) {
        Json.Obj metadata = Json.Obj.EMPTY.with("name", Json.of(name));
        api.store().create(ResourceTypes.NAMESPACE, "", Json.Obj.EMPTY.with("metadata", metadata), false);
    }
}
