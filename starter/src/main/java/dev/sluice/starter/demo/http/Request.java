package dev.sluice.starter.demo.http;

import com.sun.net.httpserver.HttpExchange;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ResourceType;
import dev.sluice.starter.demo.patch.Patch;
import dev.sluice.starter.demo.select.Selection;
import dev.sluice.starter.demo.store.DeleteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A request for objects.
 *
 * @param mediaType the content type without parameters, in lower case; empty when none was given
 */
record Request(String method, ResourcePath path, Query query, String mediaType, String body) {

    static Request of(HttpExchange exchange, ResourcePath path) throws IOException {
        String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        String mediaType =
                contentType == null ? "" : contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return new Request(
                exchange.getRequestMethod(),
                path,
                Query.parse(exchange.getRequestURI().getRawQuery()),
                mediaType,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    ResourceType type() {
        return path.type();
    }

    boolean isWatch() {
        return method.equals("GET") && path.name().isEmpty() && query.flag("watch");
    }

    /** What a list or watch is about. */
    Selection selection() {
        return Selection.parse(type(), path.namespace(), query.text("labelSelector"), query.text("fieldSelector"));
    }

    /**
     * The body.
     *
     * @throws ApiError UnsupportedMediaType or BadRequest when it is no JSON object
     */
    Json.Obj object() {
        if (!mediaType.isEmpty() && !mediaType.equals("application/json")) {
            throw ApiError.unsupportedMediaType("the body of the request was in an unknown format - "
                    + "accepted media types include: application/json");
        }
        if (JsonText.read(body) instanceof Json.Obj object) {
            return object;
        }
        throw ApiError.badRequest("the body of the request is not an object");
    }

    Patch patch() {
        return Patch.parse(mediaType, type().has(ResourceType.Trait.CUSTOM), JsonText.read(body));
    }

    /** How to delete, from the body and, where that is silent, from the parameters. */
    DeleteOptions deleteOptions() {
        return deleteOptions(body.isEmpty() ? Json.Obj.EMPTY : object());
    }

    DeleteOptions deleteOptions(Json.Obj options) {
        Json.Obj preconditions = options.obj("preconditions");
        String propagation = options.text("propagationPolicy").orElse(query.text("propagationPolicy"));
        if (!List.of("", "Background", "Foreground", "Orphan").contains(propagation)) {
            throw ApiError.failure(422, "Invalid", "propagationPolicy: Unsupported value: \"" + propagation + "\"");
        }
        return new DeleteOptions(
                preconditions.text("uid").orElse(""),
                preconditions.text("resourceVersion").orElse(""),
                propagation.equals("Orphan"),
                query.dryRun() || options.list("dryRun").contains(Json.of("All")));
    }
}
