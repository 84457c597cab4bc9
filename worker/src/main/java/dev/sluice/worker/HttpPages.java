package dev.sluice.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A small HTTP server of pages that are made anew for each request. */
final class HttpPages implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HttpPages(String host, int port, SequencedMap<String, Supplier<Page>> pages) throws IOException {
        server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.setExecutor(threads);
        pages.forEach((path, page) -> server.createContext(path, exchange -> answer(exchange, path, page)));
        server.start();
    }

    record Page(int status, String contentType, String body) {
        static Page text(int status, String body) {
            return new Page(status, "text/plain; charset=utf-8", body);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, String path, Supplier<Page> page) throws IOException {
        try (exchange) {
            boolean known = path.equals(exchange.getRequestURI().getPath());
            Page answer = known ? page.get() : Page.text(404, "not found\n");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
