package dev.sluice.domain.traffic;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.traffic.object.Refusal;
import dev.sluice.domain.traffic.object.RoutingError;
import dev.sluice.domain.traffic.object.Spot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules for {@code trafficRouting} and what depends on it (spec 1.10, rule 9), in their order and words. Paths lack
 * "canary", as the reference's do (quirk 5). Rules that need no more than a step are {@link TrafficStepRules}.
 */
public final class TrafficRules {
    static final String PATH = "spec.strategy";

    private static final List<Function<Spot, Optional<String>>> RULES = List.of(
            TrafficRules::pingPong,
            TrafficRules::services,
            TrafficRules::scaleDownDelay,
            TrafficRules::maxTrafficWeight,
            TrafficRules::knownPlugins);

    private TrafficRules() {}

    /**
     * The first broken rule as a Kubernetes field error, those of the steps last; never throws.
     *
     * @param canary {@code spec.strategy.canary}
     */
    public static Optional<String> firstBroken(Json.Obj canary) {
        return ofStrategy(canary).or(() -> judged(canary, TrafficStepRules::firstBroken));
    }

    /** The same, but for the rules of the steps. */
    public static Optional<String> ofStrategy(Json.Obj canary) {
        return judged(
                canary,
                strategy -> RULES.stream()
                        .flatMap(rule -> rule.apply(strategy).stream())
                        .findFirst());
    }

    /** The same of the rules of the step at this index alone, which has to be there. */
    public static Optional<String> ofStep(Json.Obj canary, int index) {
        return judged(
                canary,
                strategy -> TrafficStepRules.firstBroken(
                        strategy, strategy.at("steps").elements().get(index)));
    }

    private static Optional<String> judged(Json.Obj canary, Function<Spot, Optional<String>> rules) {
        try {
            return rules.apply(Spot.inRollout(PATH, canary));
        } catch (Refusal refusal) {
            return Optional.of(refusal.error().message());
        }
    }

    static boolean routes(Spot strategy) {
        return !strategy.at("trafficRouting").isAbsent();
    }

    static Optional<String> broken(Spot spot, String rule) {
        return Optional.of(
                RoutingError.inRollout(spot.path(), spot.value(), rule).message());
    }

    /** The routers that are configured. */
    static List<TrafficRouter> routers(Spot strategy) {
        return TrafficRouters.of(new RoutingSpec(new RolloutId("", "", ""), strategy.obj()));
    }

    private static Optional<String> pingPong(Spot strategy) {
        Spot pingPong = strategy.at("pingPong");
        if (pingPong.isAbsent()) {
            return Optional.empty();
        }
        boolean able = routers(strategy).stream()
                .anyMatch(router -> router.capabilities().contains(Capability.PING_PONG));
        if (!able) {
            return broken(
                    strategy.at("trafficRouting", "alb"),
                    "Ping-pong feature works with the ALB, Istio, and plugin-based traffic routers only");
        }
        for (String field : List.of("pingService", "pongService")) {
            if (pingPong.at(field).text().isEmpty()) {
                return broken(
                        pingPong.at(field), "Ping service and Pong service must to be set to use Ping-Pong feature");
            }
        }
        if (pingPong.at("pingService").text().equals(pingPong.at("pongService").text())) {
            return broken(
                    pingPong.at("pingService"),
                    "This rollout uses the same service for the ping and pong services, but two different services"
                            + " are required.");
        }
        Spot alb = strategy.at("trafficRouting", "alb");
        return alb.isAbsent() || alb.at("rootService").text().isPresent()
                ? Optional.empty()
                : broken(
                        alb.at("rootService"),
                        "Root service field is required for the configuration with ALB and ping-pong feature enabled");
    }

    private static boolean isPlugin(Spot strategy, TrafficRouter router) {
        return strategy.at("trafficRouting", router.field()).isAbsent();
    }

    private static Optional<String> services(Spot strategy) {
        if (routers(strategy).stream().noneMatch(router -> needsServices(strategy, router))) {
            return Optional.empty();
        }
        return Stream.of("stableService", "canaryService")
                .map(strategy::at)
                .filter(service -> service.text().isEmpty())
                .findFirst()
                .flatMap(service ->
                        broken(service, "Canary service and Stable service must to be set to use Traffic Routing"));
    }

    /** Those that take part by ping and pong, by subsets or as a plug-in can do without (spec 1.3). */
    private static boolean needsServices(Spot strategy, TrafficRouter router) {
        boolean pingPong =
                !strategy.at("pingPong").isAbsent() && router.capabilities().contains(Capability.PING_PONG);
        boolean subsets = !strategy.at("trafficRouting", router.field(), "destinationRule")
                .isAbsent();
        return !isPlugin(strategy, router) && !pingPong && !subsets;
    }

    private static Optional<String> scaleDownDelay(Spot strategy) {
        Spot delay = strategy.at("scaleDownDelaySeconds");
        boolean dynamic = strategy.obj().flag("dynamicStableScale");
        if (!routes(strategy)) {
            return delay.isAbsent()
                    ? Optional.of(strategy.at("dynamicStableScale"))
                            .filter(spot -> dynamic)
                            .flatMap(spot ->
                                    broken(spot, "Canary dynamicStableScale can only be used with traffic routing"))
                    : broken(delay, "Canary scaleDownDelaySeconds can only be used with traffic routing");
        }
        return dynamic && !delay.isAbsent()
                ? broken(
                        strategy.at("dynamicStableScale"),
                        "Canary dynamicStableScale cannot be used with scaleDownDelaySeconds")
                : Optional.empty();
    }

    private static Optional<String> maxTrafficWeight(Spot strategy) {
        Spot weight = strategy.at("trafficRouting", "maxTrafficWeight");
        boolean able = routers(strategy).stream()
                .anyMatch(router -> router.capabilities().contains(Capability.MAX_WEIGHT));
        return weight.isAbsent() || able
                ? Optional.empty()
                : broken(weight, "Canary maxTrafficWeight in traffic routing only supported in Nginx and Plugins");
    }

    private static Optional<String> knownPlugins(Spot strategy) {
        Spot plugins = strategy.at("trafficRouting", "plugins");
        return plugins.obj().fields().sequencedKeySet().stream()
                .filter(name -> TrafficRouters.ALL.stream()
                        .noneMatch(router -> router.field().equals(name)))
                .findFirst()
                .map(name -> FieldError.unsupported(plugins.at(name).path()));
    }
}
