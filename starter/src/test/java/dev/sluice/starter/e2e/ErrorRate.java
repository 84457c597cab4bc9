package dev.sluice.starter.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that is scraped: every scrape finds a hundred more requests, of which a test says how many failed. */
final class ErrorRate implements AutoCloseable {
    private static final int REQUESTS = 100;

    private final HttpServer server;
    private final AtomicInteger failing = new AtomicInteger();
    private final AtomicInteger good = new AtomicInteger();
    private final AtomicInteger bad = new AtomicInteger();

    ErrorRate() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/metrics", this::answer);
        server.start();
    }

    /** Of a hundred requests so many fail from now on. */
    void set(int perCent) {
        failing.set(perCent);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int failed = failing.get();
            String text = """
                    # TYPE guestbook_requests_total counter
                    guestbook_requests_total{code="200"} %d
                    guestbook_requests_total{code="500"} %d
                    """.formatted(good.addAndGet(REQUESTS - failed), bad.addAndGet(failed));
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
