package dev.sluice.domain.hash;

import dev.sluice.domain.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The hash of a canary's steps: {@code status.currentStepHash} (spec 3.2). */
public final class StepHash {
    private StepHash() {}

    /** The hash as the reference makes it since 1.9; absent steps and an empty list give different hashes. */
    public static String of(Optional<Json> steps) {
        String encoded = GoJson.write(TypeTable.STEPS, steps.orElse(Json.NULL), GoJson.Times.OMITTED);
        return Fnv.text(Fnv.add(Fnv.START, encoded.getBytes(StandardCharsets.UTF_8)));
    }
}
