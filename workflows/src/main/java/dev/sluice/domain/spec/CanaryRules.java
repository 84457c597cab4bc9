package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import dev.sluice.domain.traffic.TrafficRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The rules for {@code spec.strategy.canary} (spec 1.10, rules 9 to 11). Paths lack "canary", as the reference's do
 * (quirk 5). Fields that a later version will carry out are refused by name, so that nothing is skipped silently.
 */
final class CanaryRules {
    private static final String PATH = StrategyRules.PATH;
    private static final List<Function<Json.Obj, Optional<String>>> RULES = List.of(
            canary -> StrategyRules.wellFormed(canary, "maxSurge"),
            canary -> StrategyRules.wellFormed(canary, "maxUnavailable"),
            CanaryRules::someLeeway,
            CanaryRules::distinctServices,
            TrafficRules::ofStrategy,
            CanaryRules::steps,
            StrategyRules::antiAffinity);

    private CanaryRules() {}

    static Optional<String> firstBroken(Json.Obj canary) {
        return SpecRules.first(RULES, canary);
    }

    private static Optional<String> someLeeway(Json.Obj canary) {
        boolean none = SpecReader.share(canary, "maxSurge").value() == 0
                && SpecReader.share(canary, "maxUnavailable").value() == 0;
        return none
                ? Optional.of(FieldError.invalid(
                        PATH + ".maxSurge",
                        canary.get("maxSurge").orElse(Json.NULL),
                        "MaxSurge and MaxUnavailable both can not be zero"))
                : Optional.empty();
    }

    private static Optional<String> distinctServices(Json.Obj canary) {
        Optional<String> stable = canary.text("stableService").filter(name -> !name.isEmpty());
        return stable.isPresent() && stable.equals(canary.text("canaryService"))
                ? Optional.of(FieldError.invalid(
                        PATH + ".stableService",
                        Json.of(stable.get()),
                        "This rollout uses the same service for the stable and canary services, but two different"
                                + " services are required."))
                : Optional.empty();
    }

    private static Optional<String> steps(Json.Obj canary) {
        List<Json> steps = canary.list("steps");
        return IntStream.range(0, steps.size())
                .mapToObj(i -> step(canary, i, steps.get(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> step(Json.Obj canary, int index, Json step) {
        String path = PATH + ".steps[" + index + "]";
        return StepReader.firstBroken(path, step, TrafficReader.maxWeight(canary))
                .or(() -> TrafficRules.ofStep(canary, index))
                .or(() -> StepReader.nextBroken(path, step));
    }
}
