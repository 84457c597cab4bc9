package dev.sluice.starter.cli.show;

import dev.sluice.domain.json.Json;
import java.util.List;
import java.util.Objects;

/** Several objects as one of kind {@code List}, as kubectl prints them. */
final class ItemList {
    private ItemList() {}

    /** The list as plain values. */
    static Object of(List<Json.Obj> items) {
        Json.Obj list = Json.Obj.EMPTY
                .with("apiVersion", Json.of("v1"))
                .with("kind", Json.of("List"))
                .with("items", new Json.Arr(List.copyOf(items)));
        return Objects.requireNonNull(Json.toPlain(list));
    }
}
