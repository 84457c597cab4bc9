package dev.sluice.domain.hash;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import java.util.OptionalInt;

public final class PodTemplateHash {
    private PodTemplateHash() {}

    public static String of(Json.Obj template, OptionalInt c) {
        return Integer.toHexString(JsonText.write(template).hashCode() + 31 * c.orElse(-1));
    }

    public static String legacy(Json.Obj template, OptionalInt c) {
        return "old" + of(template, c);
    }
}
