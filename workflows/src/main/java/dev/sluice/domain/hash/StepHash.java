package dev.sluice.domain.hash;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import java.util.Optional;

public final class StepHash {
    private StepHash() {}

    public static String of(Optional<Json> steps) {
        return Integer.toHexString(JsonText.write(steps.orElse(Json.NULL)).hashCode());
    }
}
