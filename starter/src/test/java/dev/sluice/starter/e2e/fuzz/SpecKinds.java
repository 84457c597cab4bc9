package dev.sluice.starter.e2e.fuzz;

import static dev.sluice.starter.e2e.fuzz.Draft.CANARY;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is wrong with the spec as a whole. */
final class SpecKinds {
    private static final BigInteger BEYOND_LONG = BigInteger.TWO.pow(63);
    private static final Object[] NO_NUMBERS = {
        BEYOND_LONG, new BigDecimal("1e308"), new BigDecimal("1.5"), "3", true, List.of(), Map.of()
    };

    private SpecKinds() {}

    static List<Kind> all() {
        return Stream.of(counts(), times(), strategies(), shapes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Kind> counts() {
        return List.of(
                Kind.of("replicas", "spec.replicas", Fate.REFUSED, -1, Integer.MIN_VALUE, 1L << 31, Long.MAX_VALUE),
                Kind.of("no number of replicas", "spec.replicas", Fate.REFUSED, NO_NUMBERS),
                Kind.of("no number of seconds", "spec.minReadySeconds", Fate.REFUSED, NO_NUMBERS),
                Kind.of("no limit", "spec.revisionHistoryLimit", Fate.REFUSED, NO_NUMBERS),
                Kind.of("no deadline", "spec.progressDeadlineSeconds", Fate.REFUSED, NO_NUMBERS),
                count("minReadySeconds", false),
                count("minReadySeconds", true),
                count("revisionHistoryLimit", false),
                count("revisionHistoryLimit", true),
                count("progressDeadlineSeconds", false),
                count("progressDeadlineSeconds", true),
                new Kind("deadline before ready", (draft, chance) -> {
                    int deadline = chance.between(0, 1_000);
                    draft.put("spec.progressDeadlineSeconds", deadline);
                    draft.put("spec.minReadySeconds", chance.between(deadline, Integer.MAX_VALUE));
                    return Fate.invalid(
                            "spec.progressDeadlineSeconds: Invalid value: " + deadline,
                            "must be greater than minReadySeconds");
                }),
                Kind.of("huge limit", "spec.revisionHistoryLimit", Fate.HEALTHY, 0, Integer.MAX_VALUE),
                Kind.of("huge deadline", "spec.progressDeadlineSeconds", Fate.HEALTHY, Integer.MAX_VALUE),
                Kind.of("runs", "spec.analysis.successfulRunHistoryLimit", Fate.HEALTHY, -1, Integer.MIN_VALUE));
    }

    private static Kind count(String field, boolean large) {
        return new Kind((large ? "large " : "negative ") + field, (draft, chance) -> {
            long value = large ? chance.large() : chance.negative();
            draft.put("spec." + field, value);
            return Fate.invalid("spec." + field + ": Invalid value: " + value);
        });
    }

    private static List<Kind> times() {
        return List.of(
                Kind.of(
                        "no time",
                        "spec.restartAt",
                        Fate.REFUSED,
                        "tomorrow",
                        "",
                        17,
                        true,
                        "2026-02-30T00:00:00Z",
                        "2016-12-31T23:59:60Z",
                        "2026-01-01 00:00:00Z",
                        "∞"),
                new Kind("nasty time", (draft, chance) -> {
                    draft.put("spec.restartAt", chance.nasty());
                    return Fate.REFUSED;
                }),
                Kind.of(
                        "odd time",
                        "spec.restartAt",
                        Fate.HEALTHY,
                        "0000-01-01T00:00:00Z",
                        "9999-12-31T23:59:59Z",
                        "2026-01-01t00:00:00.123456789123z",
                        "2026-01-01T00:00:00+23:59"),
                Kind.of("paused", "spec.paused", Fate.REFUSED, "yes", 1, Map.of(), List.of(true), "\u202etrue"));
    }

    private static List<Kind> strategies() {
        Map<String, Object> blueGreen = Map.of("blueGreen", Map.of("activeService", "x"));
        return List.of(
                Kind.of("no strategy", "spec.strategy", missing(), Map.of(), Map.of("purple", Map.of("x", 1))),
                new Kind("strategy left out", (draft, chance) -> {
                    draft.remove(chance.text("spec.strategy", CANARY));
                    return missing();
                }),
                new Kind("strategy null", (draft, chance) -> {
                    draft.put(chance.text("spec.strategy", CANARY), null);
                    return missing();
                }),
                Kind.of(
                        "both strategies",
                        "spec.strategy.blueGreen",
                        Fate.invalid("spec.strategy.strategy", "{\"activeService\":\"x\"}", "Multiple Strategies"),
                        Map.of("activeService", "x")),
                Kind.of(
                        "a Service that is not there",
                        "spec.strategy",
                        Fate.invalid("spec.strategy.blueGreen.activeService", "\"x\"", "not found"),
                        blueGreen),
                Kind.of("blue without green", "spec.strategy", Fate.REFUSED, Map.of("blueGreen", Map.of())),
                Kind.of(
                        "workload",
                        "spec.workloadRef",
                        Fate.invalid("spec.template: Internal error: template must be empty"),
                        Map.of(),
                        Map.of("kind", "\u202e")),
                Kind.of("window", "spec.rollbackWindow", Fate.HEALTHY, Map.of("revisions", -1)));
    }

    private static List<Kind> shapes() {
        Object[] shapes = {"x", 1, true, List.of(), List.of(Map.of())};
        return List.of(
                Kind.of("no spec", "spec", Fate.REFUSED, shapes),
                new Kind("spec null", (draft, chance) -> {
                    draft.put("spec", null);
                    return Fate.REFUSED;
                }),
                Kind.of("empty spec", "spec", Fate.invalid("spec.selector: Required value"), Map.of()),
                Kind.of("no object for a strategy", CANARY, Fate.REFUSED, shapes),
                Kind.of("no object for a template", "spec.template", Fate.REFUSED, shapes),
                Kind.of("unknown fields", CANARY + ".nonsense", Fate.HEALTHY, "\u202e", Map.of("x", List.of()), 1));
    }

    private static Fate missing() {
        return Fate.invalid("spec.strategy.strategy: Required value", "Rollout has missing field");
    }

    static Fate unsupported(String path) {
        return Fate.invalid(path + ": Forbidden: not supported");
    }
}
