package dev.sluice.starter.demo.http;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ObjectKey;
import dev.sluice.starter.demo.object.ResourceType;
import dev.sluice.starter.demo.select.Selection;
import dev.sluice.starter.demo.store.Listing;
import dev.sluice.starter.demo.store.ObjectStore;
import java.util.List;

/** Answers requests whose path ends in a plural. */
final class CollectionEndpoint {
    private final ObjectStore store;

    CollectionEndpoint(ObjectStore store) {
        this.store = store;
    }

    Response answer(Request request) {
        return switch (request.method()) {
            case "GET" -> Response.ok(list(request));
            case "POST" -> Response.created(create(request));
            case "DELETE" -> Response.ok(deleteAll(request));
            default -> throw ApiError.methodNotAllowed();
        };
    }

    private Json.Obj list(Request request) {
        Listing listing = select(request);
        if (request.query().version() > listing.version()) {
            throw ApiError.tooLargeVersion(request.query().text("resourceVersion"), listing.version());
        }
        return ObjectLists.of(request.type(), listing);
    }

    private Json.Obj create(Request request) {
        requireOnePlace(request);
        return store.create(
                request.type(),
                request.path().namespace(),
                request.object(),
                request.query().dryRun());
    }

    private Json.Obj deleteAll(Request request) {
        requireOnePlace(request);
        Listing listing = select(request);
        for (Json.Obj object : listing.items()) {
            store.delete(ObjectKey.of(request.type(), object), request.deleteOptions());
        }
        return ObjectLists.of(request.type(), listing);
    }

    private Listing select(Request request) {
        Selection selection = request.selection();
        Listing listing = store.list(request.type(), request.path().namespace());
        List<Json.Obj> chosen =
                listing.items().stream().filter(selection::matches).toList();
        return new Listing(chosen, listing.version());
    }

    private static void requireOnePlace(Request request) {
        ResourceType type = request.type();
        if (type.namespaced() && request.path().namespace().isEmpty()) {
            throw ApiError.methodNotAllowed();
        }
    }
}
