package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import java.util.Optional;

/**
 * The rules for {@code spec.strategy.blueGreen} (spec 1.10, rules 8 and 11). Paths lack "blueGreen", as the reference's do.
 *
 */
final class BlueGreenRules {
    private static final String PATH = StrategyRules.PATH;

    private BlueGreenRules() {}

    static Optional<String> firstBroken(Json.Obj spec, Json.Obj blueGreen) {
        return distinctServices(blueGreen)
                .or(() -> revisionLimit(spec, blueGreen))
                .or(() -> StrategyRules.antiAffinity(blueGreen))
                .or(() -> StrategyRules.wellFormed(blueGreen, "maxUnavailable"));
    }

    private static Optional<String> distinctServices(Json.Obj blueGreen) {
        String active = blueGreen.text("activeService").orElse("");
        return active.equals(blueGreen.text("previewService").orElse(""))
                ? Optional.of(FieldError.invalid(
                        PATH + ".activeService",
                        Json.of(active),
                        "This rollout uses the same service for the active and preview services, but two different"
                                + " services are required."))
                : active.isEmpty()
                        ? Optional.of(FieldError.required(PATH + ".activeService", "the active service must be named"))
                        : Optional.empty();
    }

    private static Optional<String> revisionLimit(Json.Obj spec, Json.Obj blueGreen) {
        long kept = SpecReader.count(spec, "revisionHistoryLimit", SpecReader.REVISION_HISTORY_LIMIT);
        return blueGreen
                .get("scaleDownDelayRevisionLimit")
                .filter(limit ->
                        blueGreen.integer("scaleDownDelayRevisionLimit").orElse(0) > kept)
                .map(limit -> FieldError.invalid(
                        PATH + ".scaleDownDelayRevisionLimit",
                        limit,
                        "This rollout's revision history limit can not be smaller than the rollout's scale"
                                + " down limit"));
    }
}
