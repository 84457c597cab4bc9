package dev.sluice.starter.demo.http;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ResourceType;
import dev.sluice.starter.demo.store.Listing;
import java.util.List;

/** Lists as the API sends them: items of built-in kinds do not repeat their kind. */
final class ObjectLists {
    private ObjectLists() {}

    static Json.Obj of(ResourceType type, Listing listing) {
        List<Json> items = type.has(ResourceType.Trait.CUSTOM)
                ? List.copyOf(listing.items())
                : listing.items().stream()
                        .<Json>map(object -> object.without("apiVersion").without("kind"))
                        .toList();
        return Json.Obj.EMPTY
                .with("kind", Json.of(type.kind() + "List"))
                .with("apiVersion", Json.of(type.apiVersion()))
                .with("metadata", version(listing.version()))
                .with("items", new Json.Arr(items));
    }

    private static Json.Obj version(long version) {
        return Json.Obj.EMPTY.with("resourceVersion", Json.of(Long.toString(version)));
    }
}
