package dev.sluice.domain.json;

import java.util.Collection;
import java.util.List;

/** How deep a JSON value is nested. What others write may be deeper than the readers of messages go. */
public final class Depth {
    private Depth() {}

    /** Whether there are more objects and arrays inside each other than this. */
    public static boolean exceeds(Json json, int levels) {
        Collection<Json> inside = switch (json) {
            case Json.Obj object -> object.fields().sequencedValues();
            case Json.Arr array -> array.elements();
            case Json.Str ignored -> List.of();
            case Json.Num ignored -> List.of();
            case Json.Bool ignored -> List.of();
            case Json.Null ignored -> List.of();
        };
        boolean nested = json instanceof Json.Obj || json instanceof Json.Arr;
        return nested && (levels == 0 || inside.stream().anyMatch(value -> exceeds(value, levels - 1)));
    }
}
