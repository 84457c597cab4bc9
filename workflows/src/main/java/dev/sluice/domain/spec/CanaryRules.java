package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules for {@code spec.strategy.canary} (spec 1.10, rules 9 to 11). Paths lack "canary", as the reference's do
 * (quirk 5). Fields that a later version will carry out are refused by name, so that nothing is skipped silently.
 */
final class CanaryRules {
    private static final String PATH = "spec.strategy";
    private static final List<Function<Json.Obj, Optional<String>>> RULES = List.of(
            canary -> wellFormed(canary, "maxSurge"),
            canary -> wellFormed(canary, "maxUnavailable"),
            CanaryRules::someLeeway,
            CanaryRules::distinctServices,
            canary -> needsTrafficRouting(canary, "scaleDownDelaySeconds"),
            canary -> canary.flag("dynamicStableScale")
                    ? needsTrafficRouting(canary, "dynamicStableScale")
                    : Optional.empty(),
            canary -> SpecRules.unsupported(canary, PATH, "trafficRouting"),
            CanaryRules::steps,
            CanaryRules::antiAffinity,
            canary -> Stream.of(
                            "canaryService",
                            "stableService",
                            "pingPong",
                            "canaryMetadata",
                            "stableMetadata",
                            "replicaProgressThreshold")
                    .flatMap(field -> SpecRules.unsupported(canary, PATH, field).stream())
                    .findFirst());

    private CanaryRules() {}

    static Optional<String> firstBroken(Json.Obj canary) {
        return SpecRules.first(RULES, canary);
    }

    private static Optional<String> wellFormed(Json.Obj canary, String field) {
        OptionalLong number = canary.integer(field);
        boolean bad = number.isPresent()
                ? number.getAsLong() < 0 || number.getAsLong() > Integer.MAX_VALUE
                : canary.get(field)
                        .filter(value -> canary.text(field)
                                .flatMap(SpecReader::percentage)
                                .isEmpty())
                        .isPresent();
        return bad
                ? Optional.of(FieldError.invalid(
                        PATH + "." + field,
                        canary.get(field).orElse(Json.NULL),
                        "must be a number of pods or a percentage, not negative"))
                : Optional.empty();
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

    private static Optional<String> needsTrafficRouting(Json.Obj canary, String field) {
        return canary.get("trafficRouting").isPresent()
                ? Optional.empty()
                : canary.get(field)
                        .map(value -> FieldError.invalid(
                                PATH + "." + field,
                                value,
                                "Canary " + field + " can only be used with traffic routing"));
    }

    private static Optional<String> steps(Json.Obj canary) {
        List<Json> steps = canary.list("steps");
        for (int i = 0; i < steps.size(); i++) {
            Optional<String> broken = StepReader.firstBroken(PATH + ".steps[" + i + "]", steps.get(i));
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> antiAffinity(Json.Obj canary) {
        if (canary.get("antiAffinity").isEmpty()) {
            return Optional.empty();
        }
        Json.Obj antiAffinity = canary.obj("antiAffinity");
        Optional<Json> preferred = antiAffinity.get("preferredDuringSchedulingIgnoredDuringExecution");
        boolean required = antiAffinity
                .get("requiredDuringSchedulingIgnoredDuringExecution")
                .isPresent();
        if (preferred.isPresent() == required) {
            return Optional.of(FieldError.invalid(
                    PATH + ".antiAffinity", antiAffinity, "AntiAffinity must have exactly one strategy listed"));
        }
        long weight = antiAffinity
                .obj("preferredDuringSchedulingIgnoredDuringExecution")
                .integer("weight")
                .orElse(0);
        return !required && (weight < 1 || weight > 100)
                ? Optional.of(FieldError.invalid(
                        PATH + ".antiAffinity.preferredDuringSchedulingIgnoredDuringExecution.weight",
                        Json.of(weight),
                        "AntiAffinity weight must be between 1-100"))
                : Optional.empty();
    }
}
