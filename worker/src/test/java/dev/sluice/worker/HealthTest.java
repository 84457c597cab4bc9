package dev.sluice.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {
    private Health health;

    @BeforeEach
    void open() throws IOException {
        health = new Health(new Ports("127.0.0.1", 0, 0), List.of("cache", "worker"));
    }

    @AfterEach
    void close() {
        health.close();
    }

    @Test
    void isAliveBeforeAnythingHasComeUp() throws Exception {
        assertThat(get("/healthz").body()).isEqualTo("ok");
    }

    @Test
    void isNotReadyUntilAllHasComeUpAndSaysWhatIsMissing() throws Exception {
        health.up("cache");

        HttpResponse<String> answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("waiting for worker");
    }

    @Test
    void isReadyWhenAllHasComeUp() throws Exception {
        health.up("cache");
        health.up("worker");

        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void knowsNoOtherPage() throws Exception {
        assertThat(get("/healthz/x").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + health.port() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
