package dev.sluice.domain.traffic;

import dev.sluice.domain.rollout.FieldError;
import dev.sluice.domain.traffic.object.Spot;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What steps ask of the routers that are configured (spec 1.10, rule 10, exact). */
final class TrafficStepRules {
    private static final List<BiFunction<Spot, Spot, Optional<String>>> RULES = List.of(
            TrafficStepRules::canaryScale,
            TrafficStepRules::headerRoute,
            TrafficStepRules::mirrorRoute,
            TrafficStepRules::experimentWeights);

    private TrafficStepRules() {}

    static Optional<String> firstBroken(Spot strategy) {
        return strategy.at("steps").elements().stream()
                .flatMap(step -> firstBroken(strategy, step).stream())
                .findFirst();
    }

    static Optional<String> firstBroken(Spot strategy, Spot step) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(strategy, step).stream())
                .findFirst();
    }

    private static boolean able(Spot strategy, Capability capability) {
        return TrafficRules.routers(strategy).stream()
                .anyMatch(router -> router.capabilities().contains(capability));
    }

    private static Optional<String> canaryScale(Spot strategy, Spot step) {
        Spot scale = step.at("setCanaryScale");
        return scale.isAbsent() || TrafficRules.routes(strategy)
                ? Optional.empty()
                : TrafficRules.broken(scale, "SetCanaryScale requires TrafficRouting to be set");
    }

    private static Optional<String> headerRoute(Spot strategy, Spot step) {
        Spot route = step.at("setHeaderRoute");
        if (route.isAbsent()) {
            return Optional.empty();
        }
        if (!able(strategy, Capability.HEADER_ROUTES)) {
            return TrafficRules.broken(
                    route, "SetHeaderRoute requires TrafficRouting, supports Istio and ALB and Apisix");
        }
        if (!route.at("match").isAbsent()) {
            HeaderRoute read = HeaderRoute.read(route);
            if (!strategy.at("trafficRouting", "alb").isAbsent()
                    && read.match().stream().anyMatch(header -> header.value().kind() != StringMatch.Kind.EXACT)) {
                return TrafficRules.broken(
                        route.at("match"), "SetHeaderRoute match value invalid. ALB supports 'exact' value only");
            }
        }
        return listed(strategy, route);
    }

    private static Optional<String> mirrorRoute(Spot strategy, Spot step) {
        Spot route = step.at("setMirrorRoute");
        if (route.isAbsent()) {
            return Optional.empty();
        }
        if (!able(strategy, Capability.MIRROR_ROUTES)) {
            return TrafficRules.broken(route, "SetMirrorRoute requires TrafficRouting, supports Istio and Plugins");
        }
        if (!route.at("match").isAbsent()) {
            MirrorRoute.read(route);
        }
        return listed(strategy, route);
    }

    private static Optional<String> listed(Spot strategy, Spot route) {
        Spot managed = strategy.at("trafficRouting", "managedRoutes");
        if (managed.isAbsent()) {
            return Optional.of(FieldError.required(
                    managed.path(), "Rollout has missing field 'spec.strategy.canary.trafficRouting.managedRoutes'"));
        }
        Optional<String> name = route.at("name").text();
        return managed.elements().stream().anyMatch(one -> one.at("name").text().equals(name))
                ? Optional.empty()
                : TrafficRules.broken(
                        route.at("name"),
                        "Steps define a route that does not exist in"
                                + " spec.strategy.canary.trafficRouting.managedRoutes");
    }

    private static Optional<String> experimentWeights(Spot strategy, Spot step) {
        Optional<Spot> weight = step.at("experiment", "templates").elements().stream()
                .map(template -> template.at("weight"))
                .filter(given -> !given.isAbsent())
                .findFirst();
        if (weight.isEmpty() || able(strategy, Capability.EXPERIMENTS)) {
            return Optional.empty();
        }
        return TrafficRules.broken(
                weight.get(),
                TrafficRules.routes(strategy)
                        ? "Experiment template weight is only available for TrafficRouting with SMI, ALB, Istio and"
                                + " Plugins at this time"
                        : "Experiment template weight cannot be set unless TrafficRouting is enabled");
    }
}
