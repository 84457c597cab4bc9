package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import java.util.Optional;
import java.util.OptionalLong;

/** The rules that both strategies share (spec 1.10, rule 11). */
final class StrategyRules {
    static final String PATH = "spec.strategy";

    private StrategyRules() {}

    static Optional<String> wellFormed(Json.Obj strategy, String field) {
        OptionalLong number = strategy.integer(field);
        boolean bad = number.isPresent()
                ? number.getAsLong() < 0 || number.getAsLong() > Integer.MAX_VALUE
                : strategy.get(field)
                        .filter(value -> strategy.text(field)
                                .flatMap(SpecReader::percentage)
                                .isEmpty())
                        .isPresent();
        return bad
                ? Optional.of(FieldError.invalid(
                        PATH + "." + field,
                        strategy.get(field).orElse(Json.NULL),
                        "must be a number of pods or a percentage, not negative"))
                : Optional.empty();
    }

    static Optional<String> antiAffinity(Json.Obj strategy) {
        if (strategy.get("antiAffinity").isEmpty()) {
            return Optional.empty();
        }
        Json.Obj antiAffinity = strategy.obj("antiAffinity");
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
