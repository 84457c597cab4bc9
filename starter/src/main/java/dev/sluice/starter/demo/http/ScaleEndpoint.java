package dev.sluice.starter.demo.http;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ObjectKey;
import dev.sluice.starter.demo.object.ObjectMeta;
import dev.sluice.starter.demo.object.ResourceType;
import dev.sluice.starter.demo.store.ObjectStore;
import java.util.function.UnaryOperator;

/** Answers requests for the {@code /scale} of an object: the same object, seen as a number of replicas. */
final class ScaleEndpoint {
    private final ObjectStore store;

    ScaleEndpoint(ObjectStore store) {
        this.store = store;
    }

    Response answer(Request request) {
        ResourceType type = request.type();
        ObjectKey key = request.path().key();
        return switch (request.method()) {
            case "GET" -> Response.ok(Scale.of(type, store.get(key)));
            case "PUT", "PATCH" ->
                Response.ok(Scale.of(
                        type,
                        store.update(key, ObjectStore.Part.MAIN, request.query().dryRun(), rescale(request))));
            default -> throw ApiError.methodNotAllowed();
        };
    }

    private static UnaryOperator<Json.Obj> rescale(Request request) {
        UnaryOperator<Json.Obj> edit = ObjectEndpoint.edit(request);
        return stored -> {
            Json.Obj scale = edit.apply(Scale.of(request.type(), stored));
            Json.Obj spec = stored.obj("spec")
                    .with(
                            "replicas",
                            Json.of(scale.obj("spec").integer("replicas").orElse(0)));
            return ObjectMeta.edit(stored, meta -> sameAs(scale, meta)).with("spec", spec);
        };
    }

    /** The object's metadata, with what the scale says of name and version, so that both are checked. */
    private static Json.Obj sameAs(Json.Obj scale, Json.Obj metadata) {
        ObjectMeta meta = ObjectMeta.of(scale);
        return metadata.with("name", Json.of(meta.name())).with("resourceVersion", Json.of(meta.resourceVersion()));
    }
}
