package dev.sluice.starter.demo.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.discovery.Discovery;
import dev.sluice.starter.demo.discovery.OpenApi;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ResourceType;
import dev.sluice.starter.demo.object.ResourceType.Trait;
import dev.sluice.starter.demo.object.ResourceTypes;
import dev.sluice.starter.demo.object.Status;
import dev.sluice.starter.demo.store.ObjectStore;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads each request to what answers it, and turns every refusal into a {@code Status}. */
public final class ApiHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final ResourceTypes types;
    private final ObjectStore store;
    private final Discovery discovery;
    private final OpenApi openApi;
    private final CollectionEndpoint collections;
    private final ObjectEndpoint objects;
    private final ScaleEndpoint scales;
    private final EvictionEndpoint evictions;

    public ApiHandler(ResourceTypes types, ObjectStore store) {
        this.types = types;
        this.store = store;
        this.discovery = new Discovery(types);
        this.openApi = new OpenApi(types);
        this.collections = new CollectionEndpoint(store);
        this.objects = new ObjectEndpoint(store);
        this.scales = new ScaleEndpoint(store);
        this.evictions = new EvictionEndpoint(store);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
                // Clients that would rather watch by WebSocket take this as a request to watch by plain HTTP.
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            dispatch(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch(HttpExchange exchange) throws IOException, InterruptedException {
        Response response;
        try {
            String path = path(exchange);
            Optional<Json> document = discovery.document(path).or(() -> openApi.document(path));
            if (document.isEmpty()) {
                Request request = request(exchange, path);
                if (request.isWatch()) {
                    stream(exchange, request);
                    return;
                }
                response = answer(request);
            } else {
                response = Response.ok(document.get());
            }
        } catch (ApiError refused) {
            response = Response.of(refused.status());
        } catch (RuntimeException broken) {
            LOG.atError().setCause(broken).log("request to the embedded API failed");
            response = Response.of(Status.failure(500, "InternalError", "Internal error occurred: " + broken));
        }
        send(exchange, response);
    }

    private Request request(HttpExchange exchange, String path) throws IOException {
        ResourcePath resource = ResourcePath.parse(types, path).orElseThrow(ApiError::noSuchResource);
        return Request.of(exchange, resource);
    }

    private Response answer(Request request) {
        ResourcePath path = request.path();
        if (path.name().isEmpty()) {
            return collections.answer(request);
        }
        if (!serves(path.type(), path.subresource())) {
            throw ApiError.noSuchResource();
        }
        return switch (path.subresource()) {
            case "status" -> objects.answer(request, ObjectStore.Part.STATUS);
            case "scale" -> scales.answer(request);
            case "eviction" -> evictions.answer(request);
            default -> objects.answer(request, ObjectStore.Part.MAIN);
        };
    }

    private static boolean serves(ResourceType type, String subresource) {
        return switch (subresource) {
            case "" -> true;
            case "status" -> type.has(Trait.STATUS);
            case "scale" -> type.has(Trait.SCALE);
            case "eviction" -> type.equals(ResourceTypes.POD);
            default -> false;
        };
    }

    private void stream(HttpExchange exchange, Request request) throws IOException, InterruptedException {
        WatchStream watch = new WatchStream(store, request);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        watch.run(exchange.getResponseBody());
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        byte[] body = JsonText.write(response.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(response.code(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static String path(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
