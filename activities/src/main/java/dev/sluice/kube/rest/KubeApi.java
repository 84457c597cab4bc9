package dev.sluice.kube.rest;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to the Kubernetes API, each tried once. Every answer is a value; no answer is an {@link IOException}, and a
 * {@link SocketTimeoutException} when the time ran out. Paths start without a slash and may carry a query. Writes are
 * made as field manager {@code sluice}.
 */
public final class KubeApi {
    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final HttpClient http;
    private final String server;
    private final Duration limit;

    private KubeApi(HttpClient http, String server, Duration limit) {
        this.http = http;
        this.server = server;
        this.limit = limit;
    }

    /** Requests through this client, with its credentials and its request time-out. */
    public static KubeApi over(KubernetesClient client) {
        String server = client.getMasterUrl().toString();
        return new KubeApi(
                client.getHttpClient(),
                server.endsWith("/") ? server : server + "/",
                Duration.ofMillis(client.getConfiguration().getRequestTimeout()));
    }

    /** The same with another time-out for each request. */
    public KubeApi within(Duration other) {
        return new KubeApi(http, server, other);
    }

    /** A value as it is written in a path's query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public Answer get(String path) throws IOException {
        return send(request(path).method("GET", null, null));
    }

    public Answer create(String path, Json.Obj object) throws IOException {
        return send(write(path, "POST", JSON, object));
    }

    /** A patch of RFC 7386. */
    public Answer mergePatch(String path, Json.Obj patch) throws IOException {
        return send(write(path, "PATCH", MERGE_PATCH, patch));
    }

    /** A patch of RFC 6902. */
    public Answer jsonPatch(String path, Json.Arr operations) throws IOException {
        return send(write(path, "PATCH", JSON_PATCH, operations));
    }

    /** Deletes as the options say. */
    public Answer delete(String path, Json.Obj options) throws IOException {
        return send(write(path, "DELETE", JSON, options));
    }

    /** Opens a stream of watch events, which lasts at most this long. The caller closes it. */
    HttpResponse<InputStream> watch(String path, Duration longest) throws IOException {
        HttpRequest.Builder request = request(path).method("GET", null, null).forStreaming();
        return await(http.sendAsync(timed(request, longest), InputStream.class), longest);
    }

    private HttpRequest.Builder request(String path) {
        return http.newHttpRequestBuilder().uri(server + path).header("Accept", JSON);
    }

    private HttpRequest.Builder write(String path, String method, String type, Json body) {
        String managed = path + (path.contains("?") ? "&" : "?") + "fieldManager=sluice";
        return request(managed).method(method, type, JsonText.write(body));
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        HttpResponse<byte[]> response = await(http.sendAsync(timed(request, limit), byte[].class), limit);
        try {
            return new Answer(response.code(), JsonCodec.readObject(response.body()));
        } catch (IOException notJson) {
            if (response.isSuccessful()) {
                throw notJson;
            }
            return new Answer(response.code(), Json.Obj.EMPTY);
        }
    }

    private static HttpRequest timed(HttpRequest.Builder request, Duration limit) {
        return request.timeout(limit.toMillis(), TimeUnit.MILLISECONDS).build();
    }

    private static <T> T await(CompletableFuture<T> answer, Duration limit) throws IOException {
        try {
            return answer.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new SocketTimeoutException("no answer within " + limit);
        } catch (ExecutionException failed) {
            throw unanswered(Objects.requireNonNullElse(failed.getCause(), failed), limit);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the Kubernetes API");
        }
    }

    private static IOException unanswered(Throwable cause, Duration limit) {
        IOException told = cause instanceof InterruptedIOException || cause instanceof TimeoutException
                ? new SocketTimeoutException("no answer within " + limit)
                : new IOException(String.valueOf(cause.getMessage()));
        told.initCause(cause);
        return told;
    }
}
