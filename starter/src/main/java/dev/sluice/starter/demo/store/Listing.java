package dev.sluice.starter.demo.store;

import dev.sluice.domain.json.Json;
import java.util.List;

/**
 * Objects as they were at one moment.
 *
 * @param version the API's version at that moment: a watch from here misses nothing
 */
public record Listing(List<Json.Obj> items, long version) {
    public Listing {
        items = List.copyOf(items);
    }
}
