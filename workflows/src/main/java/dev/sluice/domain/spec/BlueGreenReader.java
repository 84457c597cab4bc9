package dev.sluice.domain.spec;

import dev.sluice.domain.analysis.template.AnalysisRequest;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.BlueGreenStrategy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code spec.strategy.blueGreen} with its defaults (spec 1.2); what is negative counts as zero. */
final class BlueGreenReader {
    private static final int ABORT_SCALE_DOWN_DELAY_SECONDS = 30;

    private BlueGreenReader() {}

    static BlueGreenStrategy read(Json.Obj blueGreen) {
        return new BlueGreenStrategy(
                blueGreen.text("activeService").orElse(""),
                SpecReader.name(blueGreen, "previewService"),
                given(blueGreen, "previewReplicaCount"),
                new BlueGreenStrategy.AutoPromotion(
                        blueGreen.get("autoPromotionEnabled").isEmpty() || blueGreen.flag("autoPromotionEnabled"),
                        seconds(blueGreen, "autoPromotionSeconds", 0)),
                new BlueGreenStrategy.ScaleDown(
                        blueGreen.integer("scaleDownDelaySeconds").isPresent()
                                ? Optional.of(seconds(blueGreen, "scaleDownDelaySeconds", 0))
                                : Optional.empty(),
                        SpecReader.atLeastZero(blueGreen, "scaleDownDelayRevisionLimit", Integer.MAX_VALUE),
                        seconds(blueGreen, "abortScaleDownDelaySeconds", ABORT_SCALE_DOWN_DELAY_SECONDS)),
                SpecReader.share(blueGreen, "maxUnavailable"),
                SpecReader.antiAffinity(blueGreen),
                analysis(blueGreen, "prePromotionAnalysis"),
                analysis(blueGreen, "postPromotionAnalysis"),
                SpecReader.roles(blueGreen, "activeMetadata", "previewMetadata"));
    }

    private static Optional<AnalysisRequest> analysis(Json.Obj blueGreen, String field) {
        return blueGreen.get(field).map(ignored -> new AnalysisRequest(blueGreen.obj(field)));
    }

    private static OptionalInt given(Json.Obj blueGreen, String field) {
        return blueGreen.integer(field).isPresent()
                ? OptionalInt.of(SpecReader.atLeastZero(blueGreen, field, 0))
                : OptionalInt.empty();
    }

    private static Duration seconds(Json.Obj blueGreen, String field, int absent) {
        return Duration.ofSeconds(SpecReader.atLeastZero(blueGreen, field, absent));
    }
}
