package dev.sluice.starter.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Stands before the API server: plain HTTP in front, TLS behind, watches included. Who names no user speaks as the
 * administrator. It lets everything pass until it is told to let one write go wrong.
 */
final class ApiProxy implements AutoCloseable {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect", "http2-settings");
    private static final String AUTHORIZATION = "Authorization";
    private static final int CHUNK = 64 * 1024;

    private final Config upstream;
    private final HttpClient client;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Plot> plot = new AtomicReference<>(Plot.NONE);
    private final Consumer<ApiAnswer> listener;

    /** Begins to listen on a free port of the loopback interface. */
    ApiProxy(LocalCluster cluster) {
        this(cluster, answer -> {});
    }

    /** @param listener is told of every answer of the API server, by many threads */
    ApiProxy(LocalCluster cluster, Consumer<ApiAnswer> listener) {
        this.listener = listener;
        try {
            upstream = Config.fromKubeconfig(cluster.kubeconfig().toFile());
            client = HttpClient.newBuilder()
                    .sslContext(trusting(Path.of(upstream.getCaCertFile())))
                    .executor(threads)
                    .build();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    private static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "api", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A kubeconfig that leads here, written into this folder. */
    Path kubeconfig(Path folder) {
        return kubeconfig(folder, "");
    }

    /** A kubeconfig that leads here with a token and nothing else, written into this folder. */
    Path kubeconfig(Path folder, String token) {
        String text = """
                apiVersion: v1
                kind: Config
                clusters: [{name: proxy, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: caller, user: {%s}}]
                contexts: [{name: proxy, context: {cluster: proxy, user: caller}}]
                current-context: proxy
                """.formatted(server.getAddress().getPort(), token.isEmpty() ? "" : "token: " + token);
        try {
            return Files.writeString(folder.resolve("proxy.kubeconfig"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on, lets this many writes in a namespace pass, and the next go wrong; the effect is run then, once. */
    void failAfter(String namespace, Fault.Timer timer) {
        plot.set(new Plot("/namespaces/" + namespace + "/", timer));
    }

    /** What is to go wrong, for requests whose path has this part. */
    private record Plot(String part, Fault.Timer timer) {
        static final Plot NONE = new Plot("", Fault.Timer.NEVER);

        Fault.Verdict verdict(HttpExchange exchange) {
            String target = exchange.getRequestURI().toString();
            boolean counts = !READS.contains(exchange.getRequestMethod())
                    && target.contains(part)
                    && !target.contains("dryRun=")
                    && !target.contains("/leases");
            return counts ? timer.count() : Fault.Verdict.PASS;
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Plot now = Objects.requireNonNull(plot.get());
            switch (now.verdict(exchange)) {
                case PASS -> answer(exchange, forward(exchange));
                case REFUSE -> {
                    exchange.sendResponseHeaders(503, -1);
                    now.timer().strike();
                }
                case LOSE -> {
                    forward(exchange).body().close();
                    now.timer().strike();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<InputStream> forward(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(upstream.getMasterUrl()).resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!exchange.getRequestHeaders().containsKey(AUTHORIZATION)) {
            request.header(AUTHORIZATION, "Bearer " + upstream.getAutoOAuthToken());
        }
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        listener.accept(new ApiAnswer(exchange.getRequestMethod(), exchange.getRequestURI(), response.statusCode()));
        return response;
    }

    private static void answer(HttpExchange exchange, HttpResponse<InputStream> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !HOP_BY_HOP.contains(name)) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        exchange.sendResponseHeaders(response.statusCode(), 0);
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = response.body();
                OutputStream out = exchange.getResponseBody()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
                out.flush();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
        threads.shutdownNow();
    }
}
