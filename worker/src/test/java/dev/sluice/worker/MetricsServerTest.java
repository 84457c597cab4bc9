package dev.sluice.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Counter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
    @Test
    void showsOwnAndJvmMetricsOnOnePage() throws Exception {
        try (Telemetry telemetry = new Telemetry();
                MetricsServer server = new MetricsServer(new Ports("127.0.0.1", 0, 0), telemetry.registry())) {
            Counter.build("sluice_test", "A count.")
                    .register(telemetry.registry())
                    .inc();

            assertThat(page(server)).contains("sluice_test_total 1.0").contains("jvm_memory_bytes_used");
        }
    }

    @Test
    void showsWhatTheSdkReported() throws Exception {
        Telemetry telemetry = new Telemetry();
        try (MetricsServer server = new MetricsServer(new Ports("127.0.0.1", 0, 0), telemetry.registry())) {
            telemetry.sdk().counter("temporal_test").inc(3);
            telemetry.close();

            assertThat(page(server)).contains("temporal_test_total 3.0");
        }
    }

    private static String page(MetricsServer server) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
