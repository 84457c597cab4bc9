package dev.sluice.kube;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An API server that says what it was told to say. Answers are given by method and path, without the query, in the order
 * in which they were put; the last one stays. Watches send what is put into them until they are ended.
 */
public final class FakeApi implements AutoCloseable {
    private static final String END = "";
    private static final String LATE = "late";

    /** Kinds of which there are none unless a test says so. */
    private static final Set<String> LISTED =
            Set.of("analysisruns", "analysistemplates", "clusteranalysistemplates", "services", "deployments");

    /** A request as it came. */
    public record Request(String method, String path, Map<String, String> query, String type, String body) {}

    private record Reply(int code, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final Map<String, Reply> stays = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<String>> watches = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final BlockingQueue<Request> opened = new LinkedBlockingQueue<>();

    public FakeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A client of this server. */
    public KubernetesClient client() {
        Config config = Config.empty();
        config.setMasterUrl("http://127.0.0.1:" + server.getAddress().getPort());
        return KubeClients.of(config);
    }

    /** Answers a request with a body; for the last one of its kind also all that follow. */
    public FakeApi on(String method, String path, int code, String body) {
        Deque<Reply> answers = replies.computeIfAbsent(method + " /" + path, key -> new ArrayDeque<>());
        synchronized (answers) {
            answers.add(new Reply(code, body));
        }
        return this;
    }

    /** Never answers this request. */
    public FakeApi silentOn(String method, String path) {
        return on(method, path, 200, LATE);
    }

    /** Sends an event to the watch of a path, now or once it is open. */
    public void emit(String path, String type, String object) {
        emit(path, "{\"type\":\"" + type + "\",\"object\":" + object + "}");
    }

    public void emit(String path, String line) {
        watch("/" + path).add(line);
    }

    /** Ends the watch of a path. */
    public void endWatch(String path) {
        watch("/" + path).add(END);
    }

    /** The next watch that is opened. */
    public Request nextWatch() throws InterruptedException {
        return Optional.ofNullable(opened.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    /** All requests but watches, in order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The only request with this method and path. */
    public Request only(String method, String path) {
        List<Request> found = requests.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().equals("/" + path))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " requests " + method + " " + path + " in " + requests);
        }
        return found.getFirst();
    }

    @Override
    public void close() {
        closing.countDown();
        watches.values().forEach(watch -> watch.add(END));
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = request(exchange);
            if (request.query().containsKey("watch")) {
                opened.add(request);
                stream(exchange, watch(request.path()));
                return;
            }
            requests.add(request);
            Reply reply = reply(request);
            if (reply.body().equals(LATE)) {
                closing.await();
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.code(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            return new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    query(Optional.ofNullable(exchange.getRequestURI().getQuery())
                            .orElse("")),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                            .orElse(""),
                    new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new ConcurrentHashMap<>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                query.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return query;
    }

    private static String plural(Request request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    private Reply reply(Request request) {
        String key = request.method() + " " + request.path();
        Deque<Reply> answers = replies.get(key);
        if (answers == null && request.method().equals("GET") && LISTED.contains(plural(request))) {
            return new Reply(200, Samples.list(1));
        }
        if (answers == null) {
            return new Reply(404, "{\"kind\":\"Status\",\"reason\":\"NotFound\",\"message\":\"nothing there\"}");
        }
        synchronized (answers) {
            Reply next = Optional.ofNullable(answers.pollFirst()).orElseGet(() -> stays.get(key));
            stays.put(key, next);
            return next;
        }
    }

    private static void stream(HttpExchange exchange, BlockingQueue<String> events)
            throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        for (String event = events.take(); !event.equals(END); event = events.take()) {
            out.write((event + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private BlockingQueue<String> watch(String path) {
        return watches.computeIfAbsent(path, key -> new LinkedBlockingQueue<>());
    }
}
