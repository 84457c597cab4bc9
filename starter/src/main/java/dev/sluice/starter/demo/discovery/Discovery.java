package dev.sluice.starter.demo.discovery;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ResourceType;
import dev.sluice.starter.demo.object.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents from which clients learn what is served. */
public final class Discovery {
    private static final List<String> OBJECT_VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> PART_VERBS = List.of("get", "patch", "update");

    private final ResourceTypes types;

    public Discovery(ResourceTypes types) {
        this.types = types;
    }

    /** The document under a path without a trailing slash, or empty when there is none. */
    public Optional<Json> document(String path) {
        return switch (path) {
            case "/healthz", "/livez", "/readyz" -> Optional.of(Json.of("ok"));
            case "/version" -> Optional.of(version());
            case "/api" -> Optional.of(kind("APIVersions").with("versions", strings(List.of("v1"))));
            case "/apis" -> Optional.of(kind("APIGroupList").with("groups", new Json.Arr(groups())));
            default -> path.startsWith("/api") ? ofGroup(path) : Optional.empty();
        };
    }

    private Optional<Json> ofGroup(String path) {
        return Stream.concat(
                        types.all().stream()
                                .filter(type -> path.equals("/apis/" + type.group()))
                                .<Json>map(type -> group(type.group())),
                        types.all().stream()
                                .map(ResourceType::apiVersion)
                                .filter(version -> path.equals((version.contains("/") ? "/apis/" : "/api/") + version))
                                .<Json>map(this::resources))
                .findFirst();
    }

    private static Json.Obj version() {
        return Json.Obj.EMPTY
                .with("major", Json.of("1"))
                .with("minor", Json.of("34"))
                .with("gitVersion", Json.of("v1.34.0+embedded"))
                .with("platform", Json.of("embedded"));
    }

    private List<Json> groups() {
        return types.all().stream()
                .map(ResourceType::group)
                .filter(name -> !name.isEmpty())
                .distinct()
                .<Json>map(this::group)
                .toList();
    }

    private Json.Obj group(String name) {
        List<Json> versions = types.all().stream()
                .filter(type -> type.group().equals(name))
                .map(ResourceType::version)
                .distinct()
                .<Json>map(version -> Json.Obj.EMPTY
                        .with("groupVersion", Json.of(name + "/" + version))
                        .with("version", Json.of(version)))
                .toList();
        return kind("APIGroup")
                .with("name", Json.of(name))
                .with("versions", new Json.Arr(versions))
                .with("preferredVersion", versions.getFirst());
    }

    private Json.Obj resources(String apiVersion) {
        List<Json> resources = new ArrayList<>();
        types.all().stream()
                .filter(type -> type.apiVersion().equals(apiVersion))
                .forEach(type -> resources.addAll(resources(type)));
        return kind("APIResourceList")
                .with("groupVersion", Json.of(apiVersion))
                .with("resources", new Json.Arr(resources));
    }

    private static List<Json> resources(ResourceType type) {
        List<Json> resources = new ArrayList<>();
        resources.add(resource(type, "", type.kind(), OBJECT_VERBS)
                .with("singularName", Json.of(type.kind().toLowerCase(Locale.ROOT)))
                .with("shortNames", strings(type.shortNames())));
        if (type.has(ResourceType.Trait.STATUS)) {
            resources.add(resource(type, "/status", type.kind(), PART_VERBS));
        }
        if (type.has(ResourceType.Trait.SCALE)) {
            resources.add(foreign(resource(type, "/scale", "Scale", PART_VERBS), "autoscaling"));
        }
        if (type.equals(ResourceTypes.POD)) {
            resources.add(foreign(resource(type, "/eviction", "Eviction", List.of("create")), "policy"));
        }
        return resources;
    }

    private static Json.Obj resource(ResourceType type, String subresource, String kind, List<String> verbs) {
        return Json.Obj.EMPTY
                .with("name", Json.of(type.plural() + subresource))
                .with("singularName", Json.of(""))
                .with("namespaced", Json.of(type.namespaced()))
                .with("kind", Json.of(kind))
                .with("verbs", strings(verbs));
    }

    /** A resource whose objects are of a kind from another group, version v1. */
    private static Json.Obj foreign(Json.Obj resource, String group) {
        return resource.with("group", Json.of(group)).with("version", Json.of("v1"));
    }

    private static Json.Obj kind(String kind) {
        return Json.Obj.EMPTY.with("kind", Json.of(kind)).with("apiVersion", Json.of("v1"));
    }

    private static Json strings(List<String> values) {
        return new Json.Arr(values.stream().map(Json::of).toList());
    }
}
