package dev.sluice.worker;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** {@code /metrics}, in Prometheus' text format. */
public final class MetricsServer implements AutoCloseable {
    private final HttpPages pages;

    /**
     * Begins to answer.
     *
     * @throws IOException when the port is taken
     */
    public MetricsServer(Ports ports, CollectorRegistry registry) throws IOException {
        SequencedMap<String, Supplier<HttpPages.Page>> paths = new LinkedHashMap<>();
        paths.put("/metrics", () -> page(registry));
        pages = new HttpPages(ports.host(), ports.metrics(), paths);
    }

    public int port() {
        return pages.port();
    }

    private static HttpPages.Page page(CollectorRegistry registry) {
        StringWriter text = new StringWriter();
        try {
            TextFormat.write004(text, registry.metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HttpPages.Page(200, TextFormat.CONTENT_TYPE_004, text.toString());
    }

    @Override
    public void close() {
        pages.close();
    }
}
