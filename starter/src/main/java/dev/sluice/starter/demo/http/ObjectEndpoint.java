package dev.sluice.starter.demo.http;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ObjectKey;
import dev.sluice.starter.demo.object.ObjectMeta;
import dev.sluice.starter.demo.object.Status;
import dev.sluice.starter.demo.patch.Patch;
import dev.sluice.starter.demo.store.DeleteOptions;
import dev.sluice.starter.demo.store.ObjectStore;
import java.util.function.UnaryOperator;

/** Answers requests for one object or its status. */
final class ObjectEndpoint {
    private final ObjectStore store;

    ObjectEndpoint(ObjectStore store) {
        this.store = store;
    }

    Response answer(Request request, ObjectStore.Part part) {
        ObjectKey key = request.path().key();
        return switch (request.method()) {
            case "GET" -> Response.ok(store.get(key));
            case "PUT", "PATCH" ->
                Response.ok(store.update(key, part, request.query().dryRun(), edit(request)));
            case "DELETE" -> deleteMain(request, part);
            default -> throw ApiError.methodNotAllowed();
        };
    }

    /** The change that a PUT or PATCH asks for. */
    static UnaryOperator<Json.Obj> edit(Request request) {
        if (request.method().equals("PUT")) {
            Json.Obj sent = request.object();
            return stored -> sent;
        }
        Patch patch = request.patch();
        return patch::apply;
    }

    private Response deleteMain(Request request, ObjectStore.Part part) {
        if (part != ObjectStore.Part.MAIN) {
            throw ApiError.methodNotAllowed();
        }
        ObjectKey key = request.path().key();
        DeleteOptions options = request.deleteOptions();
        Json.Obj last = store.delete(key, options);
        boolean waits = ObjectMeta.of(last).hasFinalizers() && !options.dryRun();
        return Response.ok(
                waits ? last : Status.deleted(key, ObjectMeta.of(last).uid()));
    }
}
