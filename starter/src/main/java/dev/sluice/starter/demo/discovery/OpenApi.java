package dev.sluice.starter.demo.discovery;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ResourceType;
import dev.sluice.starter.demo.object.ResourceTypes;
import java.util.List;
import java.util.Optional;

/**
 * The least of OpenAPI v3 with which {@code kubectl apply} works: that the server validates fields itself. There are no schemas,
 * and no field is validated.
 */
public final class OpenApi {
    private static final String ROOT = "/openapi/v3";

    private final ResourceTypes types;

    public OpenApi(ResourceTypes types) {
        this.types = types;
    }

    /** The document under a path without a trailing slash, or empty when there is none. */
    public Optional<Json> document(String path) {
        if (path.equals(ROOT)) {
            return Optional.of(index());
        }
        return types.all().stream()
                .filter(type -> path.equals(ROOT + "/" + base(type)))
                .map(ResourceType::apiVersion)
                .findFirst()
                .map(this::ofVersion);
    }

    private Json.Obj index() {
        Json.Obj paths = Json.Obj.EMPTY;
        for (ResourceType type : types.all()) {
            Json url = Json.of(ROOT + "/" + base(type));
            paths = paths.with(base(type), Json.Obj.EMPTY.with("serverRelativeURL", url));
        }
        return Json.Obj.EMPTY.with("paths", paths);
    }

    private Json ofVersion(String apiVersion) {
        Json.Obj paths = Json.Obj.EMPTY;
        for (ResourceType type : types.all()) {
            if (type.apiVersion().equals(apiVersion)) {
                paths = paths.with("/" + base(type) + "/" + type.plural() + "/{name}", operations(type));
            }
        }
        return Json.Obj.EMPTY
                .with("openapi", Json.of("3.0.0"))
                .with(
                        "info",
                        Json.Obj.EMPTY.with("title", Json.of("Kubernetes")).with("version", Json.of(apiVersion)))
                .with("paths", paths);
    }

    private static Json.Obj operations(ResourceType type) {
        Json.Obj validation =
                Json.Obj.EMPTY.with("name", Json.of("fieldValidation")).with("in", Json.of("query"));
        Json.Obj kind = Json.Obj.EMPTY
                .with("group", Json.of(type.group()))
                .with("version", Json.of(type.version()))
                .with("kind", Json.of(type.kind()));
        return Json.Obj.EMPTY.with(
                "patch",
                Json.Obj.EMPTY
                        .with("parameters", new Json.Arr(List.of(validation)))
                        .with("x-kubernetes-group-version-kind", kind));
    }

    private static String base(ResourceType type) {
        return (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
    }
}
