package dev.sluice.starter.demo.http;

import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.Status;
import dev.sluice.starter.demo.store.ObjectStore;

/** Answers evictions: there are no disruption budgets here, so each one deletes its pod. */
final class EvictionEndpoint {
    private final ObjectStore store;

    EvictionEndpoint(ObjectStore store) {
        this.store = store;
    }

    Response answer(Request request) {
        if (!request.method().equals("POST")) {
            throw ApiError.methodNotAllowed();
        }
        store.delete(
                request.path().key(), request.deleteOptions(request.object().obj("deleteOptions")));
        return Response.created(Status.success(201));
    }
}
