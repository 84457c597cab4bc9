package dev.sluice.starter.e2e.fuzz;

import static dev.sluice.starter.e2e.fuzz.Draft.CANARY;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is wrong with the canary strategy, but for its steps. */
final class LeewayKinds {
    private static final String ANTI_AFFINITY = CANARY + ".antiAffinity";
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private LeewayKinds() {}

    static List<Kind> all() {
        return Stream.of(shares("maxSurge"), shares("maxUnavailable"), affinities(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Kind> shares(String field) {
        return List.of(
                share(field, "12%x", "-5", "-5%", "1e9%", "", "%", " 5%", "100.0%", "٣%", "∞", "0x10", "1000000%"),
                new Kind("nasty " + field, (draft, chance) -> bad(draft, field, chance.nasty(chance.between(1, 400)))),
                new Kind("no number of pods for " + field, (draft, chance) -> {
                    return bad(draft, field, chance.oneOf(chance.negative(), chance.large()));
                }),
                Kind.of(
                        "no share for " + field,
                        CANARY + "." + field,
                        Fate.REFUSED,
                        BigInteger.TWO.pow(63),
                        new BigDecimal("1e308"),
                        new BigDecimal("0.5"),
                        true,
                        List.of(1),
                        Map.of("x", 1)),
                Kind.of(
                        "generous " + field,
                        CANARY + "." + field,
                        Fate.HEALTHY,
                        "200%",
                        "999999%",
                        Integer.MAX_VALUE,
                        "100"));
    }

    private static Kind share(String field, Object... values) {
        return new Kind("share " + field, (draft, chance) -> bad(draft, field, chance.oneOf(values)));
    }

    private static Fate bad(Draft draft, String field, Object value) {
        draft.put(CANARY + "." + field, value);
        return Fate.invalid("spec.strategy." + field + ": Invalid value: " + begin(value), "must be a number of pods");
    }

    /** The value as messages begin it, which cut it after 512 characters. */
    static String begin(Object value) {
        String text = JsonText.write(Json.from(value));
        return text.length() < 500 ? text : text.substring(0, 500);
    }

    private static List<Kind> affinities() {
        String path = "spec.strategy.antiAffinity";
        Map<String, Object> both = Map.of(REQUIRED, Map.of(), PREFERRED, Map.of("weight", 5));
        return List.of(
                Kind.of(
                        "no affinity",
                        ANTI_AFFINITY,
                        Fate.invalid(path + ": Invalid value: {}"),
                        Map.of(),
                        Map.of("x", 1)),
                Kind.of("both affinities", ANTI_AFFINITY, Fate.invalid(path, "exactly one strategy"), both),
                new Kind("weight of affinity", (draft, chance) -> {
                    Object weight = chance.oneOf(0, 101, chance.negative(), chance.large());
                    draft.put(ANTI_AFFINITY, Map.of(PREFERRED, Map.of("weight", weight)));
                    return Fate.invalid(path + "." + PREFERRED + ".weight: Invalid value: " + weight);
                }));
    }

    private static List<Kind> others() {
        return List.of(
                new Kind("no leeway", (draft, chance) -> {
                    draft.put(CANARY + ".maxSurge", chance.oneOf(0, "0", "0%", "000%"));
                    draft.put(CANARY + ".maxUnavailable", chance.oneOf(0, "0", "0%"));
                    return Fate.invalid("spec.strategy.maxSurge: Invalid value", "both can not be zero");
                }),
                new Kind("same services", (draft, chance) -> {
                    String name = chance.nasty();
                    draft.put(CANARY + ".stableService", name).put(CANARY + ".canaryService", name);
                    return Fate.invalid("spec.strategy.stableService: Invalid value: " + begin(name));
                }),
                new Kind("delay without routing", (draft, chance) -> {
                    long seconds = chance.negative();
                    draft.put(CANARY + ".scaleDownDelaySeconds", seconds);
                    return Fate.invalid("spec.strategy.scaleDownDelaySeconds: Invalid value: " + seconds);
                }),
                Kind.of(
                        "dynamic without routing",
                        CANARY + ".dynamicStableScale",
                        Fate.invalid("spec.strategy.dynamicStableScale: Invalid value: true"),
                        true),
                Kind.of("routing", CANARY + ".trafficRouting", Fate.HEALTHY, Map.of()),
                Kind.of("ping", CANARY + ".pingPong", Fate.REFUSED, Map.of(), Map.of("pingService", "x"), "ping"),
                Kind.of(
                        "threshold",
                        CANARY + ".replicaProgressThreshold",
                        Fate.HEALTHY,
                        Map.of("type", "\u202e", "value", -1)));
    }
}
