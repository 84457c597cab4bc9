package dev.sluice.starter.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.cluster.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Kubernetes API that knows the objects it was given, changes none, and notes every patch. */
public final class RecordingApi implements AutoCloseable {
    private final HttpServer server;
    private final Path kubeconfig;
    private final Map<String, Json.Obj> objects = new LinkedHashMap<>();
    private final List<Patch> patches = new ArrayList<>();
    private final Deque<Integer> refusals = new ArrayDeque<>();

    /** A patch as it arrived: the path without the query, the media type and the body. */
    public record Patch(String path, String type, Json body) {

        /** The patch with this JSON text as its body. */
        public static Patch of(String path, String type, String body) {
            return new Patch(
                    path,
                    type,
                    Trees.object("{\"body\":" + body + "}").get("body").orElseThrow());
        }
    }

    /** Listens on loopback, and writes a kubeconfig for user alice, namespace shop, to the folder. */
    public RecordingApi(Path folder) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            kubeconfig = Files.writeString(
                    folder.resolve("kubeconfig"), kubeconfig(server.getAddress().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private static String kubeconfig(int port) {
        return """
                apiVersion: v1
                kind: Config
                current-context: test
                contexts: [{name: test, context: {cluster: test, user: alice, namespace: shop}}]
                clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: alice, user: {token: t}}]
                """.formatted(port);
    }

    public Path kubeconfig() {
        return kubeconfig;
    }

    /** Adds the objects of a YAML text; those without a namespace are in shop. */
    public RecordingApi with(String yaml) {
        try {
            for (Json document : Trees.documents(yaml)) {
                Json.Obj object = (Json.Obj) document;
                objects.put(path(object), object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Answers the next patches with these HTTP codes instead of 200. */
    public RecordingApi refusing(Integer... codes) {
        refusals.addAll(List.of(codes));
        return this;
    }

    /** All patches, in the order in which they came. */
    public List<Patch> patches() {
        return patches;
    }

    private static String path(Json.Obj object) {
        String version = object.text("apiVersion").orElseThrow();
        Json.Obj meta = object.obj("metadata");
        return (version.contains("/") ? "/apis/" : "/api/") + version + "/namespaces/"
                + meta.text("namespace").orElse("shop") + "/"
                + object.text("kind").orElseThrow().toLowerCase(Locale.ROOT) + "s/"
                + meta.text("name").orElseThrow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("PATCH")) {
            patch(exchange, path, body);
        } else if (objects.containsKey(path)) {
            send(exchange, 200, Trees.text(objects.get(path)));
        } else {
            list(exchange, path);
        }
    }

    private void patch(HttpExchange exchange, String path, String body) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type").replaceAll(";.*", "");
        patches.add(Patch.of(path, type, body));
        int refusal = refusals.isEmpty() ? 200 : refusals.poll();
        Json.Obj object = objects.get(path.replaceAll("/status$", ""));
        if (refusal != 200 || object == null) {
            fail(exchange, refusal == 200 ? 404 : refusal, path);
        } else {
            send(exchange, 200, Trees.text(object));
        }
    }

    private void list(HttpExchange exchange, String path) throws IOException {
        List<Json> items = new ArrayList<>();
        objects.forEach((key, object) -> {
            if (key.startsWith(path + "/")) {
                items.add(object);
            }
        });
        if (items.isEmpty() && path.matches(".*/(namespaces/[^/]+/[^/]+|clusteranalysistemplates)/[^/]+")) {
            fail(exchange, 404, path);
        } else {
            send(
                    exchange,
                    200,
                    Trees.text(Json.Obj.EMPTY
                            .with("kind", Json.of("List"))
                            .with("apiVersion", Json.of("v1"))
                            .with("items", new Json.Arr(items))));
        }
    }

    private static void fail(HttpExchange exchange, int code, String path) throws IOException {
        send(
                exchange,
                code,
                Trees.text(Json.Obj.EMPTY
                        .with("kind", Json.of("Status"))
                        .with("apiVersion", Json.of("v1"))
                        .with("status", Json.of("Failure"))
                        .with("code", Json.of(code))
                        .with("message", Json.of("refused: " + path))));
    }

    private static void send(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
