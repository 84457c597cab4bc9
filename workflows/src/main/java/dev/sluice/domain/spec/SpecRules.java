package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules that concern any Rollout, in the order of spec 1.10. The pod template itself is judged by the API server (a dry
 * run), not here, but for what would harm that server.
 */
final class SpecRules {
    private static final List<Function<Json.Obj, Optional<String>>> RULES = List.of(
            spec -> fitsCount(spec, "replicas"),
            WorkloadRules::firstBroken,
            SelectorRules::firstBroken,
            QuantityRules::firstBroken,
            spec -> fitsCount(spec, "minReadySeconds"),
            spec -> fitsCount(spec, "revisionHistoryLimit"),
            spec -> fitsCount(spec, "progressDeadlineSeconds"),
            SpecRules::deadlineAfterReady,
            SpecRules::oneStrategy,
            SpecRules::strategy,
            PodMetadataRules::firstBroken);

    private SpecRules() {}

    /** The first rule that the spec breaks; empty when it keeps all. */
    static Optional<String> firstBroken(Json.Obj spec) {
        return first(RULES, spec);
    }

    static Optional<String> first(List<Function<Json.Obj, Optional<String>>> rules, Json.Obj object) {
        return rules.stream().flatMap(rule -> rule.apply(object).stream()).findFirst();
    }

    static Optional<String> unsupported(Json.Obj object, String path, String field) {
        return object.get(field).map(ignored -> FieldError.unsupported(path + "." + field));
    }

    private static Optional<String> fitsCount(Json.Obj spec, String field) {
        OptionalLong value = spec.integer(field);
        if (value.isEmpty() || (value.getAsLong() >= 0 && value.getAsLong() <= Integer.MAX_VALUE)) {
            return Optional.empty();
        }
        String detail = value.getAsLong() < 0
                ? "must be greater than or equal to 0"
                : "must be less than or equal to " + Integer.MAX_VALUE;
        return Optional.of(FieldError.invalid("spec." + field, Json.of(value.getAsLong()), detail));
    }

    private static Optional<String> deadlineAfterReady(Json.Obj spec) {
        int deadline = SpecReader.count(spec, "progressDeadlineSeconds", SpecReader.PROGRESS_DEADLINE_SECONDS);
        return deadline <= SpecReader.count(spec, "minReadySeconds", 0)
                ? Optional.of(FieldError.invalid(
                        "spec.progressDeadlineSeconds", Json.of(deadline), "must be greater than minReadySeconds"))
                : Optional.empty();
    }

    private static Optional<String> oneStrategy(Json.Obj spec) {
        Json.Obj strategy = spec.obj("strategy");
        long given = Stream.of("canary", "blueGreen")
                .filter(name -> strategy.get(name).isPresent())
                .count();
        if (given == 0) {
            return Optional.of(FieldError.required(
                    "spec.strategy.strategy",
                    "Rollout has missing field '.spec.strategy.canary or .spec.strategy.blueGreen'"));
        }
        if (given == 2) {
            return Optional.of(
                    FieldError.invalid("spec.strategy.strategy", strategy, "Multiple Strategies can not be listed"));
        }
        return Optional.empty();
    }

    private static Optional<String> strategy(Json.Obj spec) {
        Json.Obj strategy = spec.obj("strategy");
        return strategy.get("canary").isPresent()
                ? CanaryRules.firstBroken(strategy.obj("canary"))
                : BlueGreenRules.firstBroken(spec, strategy.obj("blueGreen"));
    }
}
