package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.TrafficOptions;
import java.time.Duration;
import java.util.Optional;

/** Reads what {@code spec.strategy.canary} says of traffic routing, with its defaults (spec 1.3, 1.5). */
final class TrafficReader {
    private static final int MAX_WEIGHT = 100;
    private static final int SCALE_DOWN_DELAY_SECONDS = 30;

    private TrafficReader() {}

    /** Empty when traffic is not routed. */
    static Optional<TrafficOptions> read(Json.Obj canary) {
        return canary.get("trafficRouting").map(ignored -> options(canary));
    }

    private static TrafficOptions options(Json.Obj canary) {
        return new TrafficOptions(
                canary,
                maxWeight(canary),
                canary.flag("dynamicStableScale"),
                Duration.ofSeconds(SpecReader.atLeastZero(canary, "scaleDownDelaySeconds", SCALE_DOWN_DELAY_SECONDS)),
                SpecReader.atLeastZero(canary, "scaleDownDelayRevisionLimit", Integer.MAX_VALUE),
                canary.integer("abortScaleDownDelaySeconds").isPresent()
                        ? Optional.of(
                                Duration.ofSeconds(SpecReader.atLeastZero(canary, "abortScaleDownDelaySeconds", 0)))
                        : Optional.empty(),
                SpecReader.atLeastZero(canary, "minPodsPerReplicaSet", 1),
                canary.get("pingPong").map(ignored -> pingPong(canary.obj("pingPong"))));
    }

    private static TrafficOptions.PingPong pingPong(Json.Obj pingPong) {
        return new TrafficOptions.PingPong(
                pingPong.text("pingService").orElse(""),
                pingPong.text("pongService").orElse(""));
    }

    /** The weight that means all traffic. */
    static int maxWeight(Json.Obj canary) {
        return Math.max(1, SpecReader.count(canary.obj("trafficRouting"), "maxTrafficWeight", MAX_WEIGHT));
    }
}
