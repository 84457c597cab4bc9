package dev.sluice.starter.e2e.fuzz;

import static dev.sluice.starter.e2e.fuzz.Draft.CANARY;
import static dev.sluice.starter.e2e.fuzz.Draft.container;
import static dev.sluice.starter.e2e.fuzz.Draft.pause;
import static dev.sluice.starter.e2e.fuzz.Draft.weight;
import static dev.sluice.starter.e2e.fuzz.LeewayKinds.begin;
import static dev.sluice.starter.e2e.fuzz.SpecKinds.unsupported;

import dev.sluice.starter.e2e.fuzz.Specimen.Moment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is wrong with the steps. */
final class StepKinds {
    private static final String STEPS = CANARY + ".steps";
    private static final String ONE_OF = "Step must have one of the following set";

    private StepKinds() {}

    static List<Kind> all() {
        return Stream.of(weights(), durations(), shapes(), kinds(), many())
                .flatMap(List::stream)
                .toList();
    }

    /** One step, somewhere behind good ones; the fate is told by where it is. */
    private static Kind step(String name, Function<Chance, Object> step, Function<String, Fate> fate) {
        return new Kind(name, (draft, chance) -> {
            List<Object> steps = new ArrayList<>(Collections.nCopies(chance.between(0, 9), weight(10)));
            String path = "spec.strategy.steps[" + steps.size() + "]";
            steps.add(step.apply(chance));
            draft.put(STEPS, steps);
            return fate.apply(path);
        });
    }

    private static Kind refused(String name, Object... steps) {
        return step(name, chance -> chance.oneOf(steps), path -> Fate.REFUSED);
    }

    private static List<Kind> weights() {
        return List.of(
                new Kind("weight", (draft, chance) -> {
                    Object weight = chance.oneOf(101, Integer.MAX_VALUE, chance.negative(), chance.large());
                    draft.put(STEPS, List.of(weight(1), weight(weight)));
                    return Fate.invalid(
                            "spec.strategy.steps[1].setWeight: Invalid value: " + weight, "between 0 and 100");
                }),
                refused(
                        "no weight",
                        weight("20"),
                        weight(20.5),
                        weight(true),
                        weight(Map.of()),
                        weight(new BigDecimal("1e308"))));
    }

    private static List<Kind> durations() {
        return List.of(
                new Kind("duration", (draft, chance) -> {
                    Object length = chance.oneOf(
                            "1h30",
                            "-3s",
                            "-5",
                            "9999999999h",
                            "∞",
                            "",
                            "s",
                            "1 s",
                            "١s",
                            "876001h",
                            "99999999999999999999",
                            chance.negative(),
                            Long.MAX_VALUE >> 2,
                            chance.nasty());
                    draft.put(STEPS, List.of(weight(1), pause(Map.of("duration", length))));
                    return Fate.invalid("spec.strategy.steps[1].pause.duration: Invalid value: " + begin(length));
                }),
                refused(
                        "no duration",
                        pause(Map.of("duration", BigInteger.TWO.pow(63))),
                        pause(Map.of("duration", new BigDecimal("1e308"))),
                        pause(Map.of("duration", Map.of())),
                        pause(Map.of("duration", true)),
                        pause("10s"),
                        pause(10)),
                step(
                        "odd duration",
                        chance -> pause(Map.of(
                                "duration",
                                chance.oneOf("10", "1h30m", 0, "0s", "876000h", "+.5s", "1us", Integer.MAX_VALUE))),
                        path -> Fate.HEALTHY));
    }

    private static List<Kind> shapes() {
        Map<String, Object> none = new HashMap<>();
        none.put("pause", null);
        none.put("setWeight", null);
        return List.of(
                refused("no step", "x", 1, List.of(), true),
                new Kind("step null", (draft, chance) -> {
                    draft.put(STEPS, Collections.singletonList(null));
                    return Fate.REFUSED;
                }),
                Kind.of("no list of steps", STEPS, Fate.REFUSED, Map.of(), "x", 1),
                Kind.of("empty list of steps", STEPS, Fate.HEALTHY, List.of()),
                new Kind("steps null", (draft, chance) -> {
                    draft.put(STEPS, null);
                    return Fate.HEALTHY;
                }),
                step(
                        "empty step",
                        chance -> chance.oneOf(Map.of(), none),
                        path -> Fate.invalid(path + ": Invalid value: {}", ONE_OF)),
                step(
                        "unknown step",
                        chance -> Map.of(chance.text("setWeihgt", "SETWEIGHT", "\u202epause", "__proto__"), 5),
                        path -> Fate.invalid(path + ": Invalid value: {}", ONE_OF)));
    }

    private static List<Kind> kinds() {
        Map<String, Object> plugin = Map.of("name", "a/b", "config", Map.of("x", new BigDecimal("1e308")));
        return List.of(
                step(
                        "two kinds",
                        chance -> chance.oneOf(
                                Map.of("setWeight", 5, "pause", Map.of()),
                                Map.of("setWeight", 5, "plugin", plugin),
                                Map.of("pause", Map.of(), "setCanaryScale", Map.of("weight", -1)),
                                Map.of("analysis", Map.of(), "experiment", Map.of("templates", List.of()))),
                        path -> Fate.invalid(path + ": Invalid value: {", ONE_OF)),
                step(
                        "step plugin",
                        chance -> Map.of("plugin", chance.oneOf(plugin, Map.of("name", "\u202e"))),
                        path -> Fate.HEALTHY),
                step(
                        "step plugin of ours",
                        chance -> Map.of(
                                "plugin", Map.of("name", "sluice.dev/activity", "config", Map.of("taskQueue", ""))),
                        path -> Fate.invalid(path + ".plugin.config.taskQueue: Required value")),
                step(
                        "deep step plugin of ours",
                        chance -> Map.of(
                                "plugin",
                                Map.of(
                                        "name",
                                        "sluice.dev/activity",
                                        "config",
                                        Map.of("taskQueue", "q", "config", deep(chance.between(150, 900))))),
                        path -> Fate.invalid(path + ".plugin.config.config: Too deep")),
                routedStep("setCanaryScale", Map.of("replicas", -1), Map.of("matchTrafficWeight", true)),
                routedStep("setHeaderRoute", Map.of("name", "\u202e"), Map.of()),
                routedStep("setMirrorRoute", Map.of("name", "x", "percentage", -5)),
                step(
                        "step analysis",
                        chance -> Map.of(
                                "analysis",
                                chance.oneOf(Map.of(), Map.of("templates", List.of(Map.of("templateName", "\u202e"))))),
                        path -> Fate.invalid(path.replace("strategy", "strategy.canary") + ".analysis.templates")),
                unsupportedStep("experiment", Map.of("templates", List.of(), "duration", "∞")),
                refused("plugin without name", Map.of("plugin", Map.of("config", 1))),
                new Kind("deep plugin", (draft, chance) -> {
                    draft.put(
                            STEPS,
                            List.of(Map.of("plugin", Map.of("name", "p", "config", deep(chance.between(150, 900))))));
                    return Fate.HEALTHY;
                }));
    }

    private static Kind routedStep(String kind, Object... values) {
        return step(
                "step " + kind,
                chance -> Map.of(kind, chance.oneOf(values)),
                path -> Fate.invalid(path + "." + kind + ": Invalid value", "requires TrafficRouting"));
    }

    private static Kind unsupportedStep(String kind, Object... values) {
        return step(
                "step " + kind, chance -> Map.of(kind, chance.oneOf(values)), path -> unsupported(path + "." + kind));
    }

    /** Objects in each other, this many. */
    static Object deep(int levels) {
        Object inner = "x";
        for (int i = 0; i < levels; i++) {
            inner = i % 2 == 0 ? Map.of("a", inner) : List.of(inner);
        }
        return inner;
    }

    private static List<Kind> many() {
        return List.of(
                new Kind("thousands of steps, one bad", (draft, chance) -> {
                    List<Object> steps = new ArrayList<>(Collections.nCopies(chance.between(1_000, 5_000), weight(1)));
                    String path = "spec.strategy.steps[" + steps.size() + "].setWeight: Invalid value: -1";
                    steps.add(weight(-1));
                    draft.put(STEPS, steps);
                    return Fate.invalid(path);
                }),
                new Kind("thousands of steps", (draft, chance) -> {
                    draft.put(STEPS, Collections.nCopies(chance.between(1_000, 5_000), pause(Map.of())));
                    return Fate.HEALTHY;
                }),
                new Kind("update through a thousand steps", (draft, chance) -> {
                    List<Object> steps = new ArrayList<>(Collections.nCopies(chance.between(500, 1_000), weight(0)));
                    steps.add(pause(Map.of()));
                    draft.put(STEPS, steps);
                    draft.thenSpec(Moment.AT_REST, "spec.template.spec.containers", List.of(container("x:2")));
                    return Fate.PAUSED;
                }));
    }
}
