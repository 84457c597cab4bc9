package dev.sluice.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okio.ByteString;

/** A server on loopback that says what it was told to say. Answers are given by path, the last one of a path stays. */
public final class FakeHttp implements AutoCloseable {

    /** A request as it came. */
    public record Request(
            String method, String path, SequencedMap<String, String> query, Map<String, String> headers, String body) {

        /** The body as a form. */
        public SequencedMap<String, String> form() {
            return parameters(body);
        }

        /** The header, or an empty text. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private record Reply(int code, ByteString body, Map<String, String> headers, boolean silent) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public FakeHttp() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public FakeHttp on(String path, int code, String body) {
        return on(path, code, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public FakeHttp on(String path, int code, byte[] body, Map<String, String> headers) {
        return add(path, new Reply(code, ByteString.of(body), headers, false));
    }

    public FakeHttp redirect(String path, int code, String location) {
        return on(path, code, new byte[0], Map.of("Location", location));
    }

    /** Never answers this path. */
    public FakeHttp silentOn(String path) {
        return add(path, new Reply(200, ByteString.EMPTY, Map.of(), true));
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The only request for a path. */
    public Request only(String path) {
        List<Request> found =
                requests.stream().filter(request -> request.path().equals(path)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " requests for " + path + " in " + requests);
        }
        return found.getFirst();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private FakeHttp add(String path, Reply reply) {
        Deque<Reply> answers = replies.computeIfAbsent(path, key -> new ArrayDeque<>());
        synchronized (answers) {
            answers.add(reply);
        }
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(request(exchange));
            Reply reply = reply(exchange.getRequestURI().getPath());
            if (reply.silent()) {
                closing.await();
            }
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            exchange.sendResponseHeaders(
                    reply.code(), reply.body().size() == 0 ? -1 : reply.body().size());
            exchange.getResponseBody().write(reply.body().toByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(String path) {
        Deque<Reply> answers = replies.get(path);
        if (answers == null) {
            return new Reply(404, ByteString.encodeUtf8("nothing there"), Map.of(), false);
        }
        synchronized (answers) {
            return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        URI uri = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                uri.getPath(),
                parameters(Optional.ofNullable(uri.getRawQuery()).orElse("")),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static SequencedMap<String, String> parameters(String text) {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
