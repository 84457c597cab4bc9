package dev.sluice.starter.e2e.fuzz;

import dev.sluice.starter.e2e.fuzz.Specimen.Moment;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is wrong with names, labels and annotations. */
final class MetadataKinds {
    private static final String NAME = "metadata.name";
    private static final String ANNOTATIONS = "metadata.annotations";

    /** What the API server takes in all annotations together. */
    private static final int LIMIT = 256 * 1024;

    private MetadataKinds() {}

    static List<Kind> all() {
        return List.of(
                Kind.of(
                        "name",
                        NAME,
                        Fate.REFUSED,
                        "",
                        "Web",
                        "a_b",
                        "-a",
                        "a..b",
                        "a/b",
                        "..",
                        "a b",
                        "x".repeat(254)),
                new Kind("nasty name", (draft, chance) -> {
                    draft.put(NAME, chance.nasty());
                    return Fate.REFUSED;
                }),
                new Kind("name with no room for a hash", (draft, chance) -> {
                    String name = longName(draft, chance.between(243, 253));
                    draft.put(NAME, name);
                    return Fate.invalid(
                            "metadata.name: Invalid value: \"" + name, "must be no more than 253 characters");
                }),
                new Kind("long name", (draft, chance) -> {
                    draft.put(NAME, longName(draft, chance.between(100, 242)));
                    return Fate.HEALTHY;
                }),
                new Kind("dotted name", (draft, chance) -> {
                    draft.put(NAME, draft.app() + ".0.a-b.c");
                    return Fate.HEALTHY;
                }),
                new Kind("label", (draft, chance) -> {
                    draft.put("metadata.labels", Map.of("x", chance.text("y".repeat(64), "-", chance.nasty())));
                    return Fate.REFUSED;
                }),
                new Kind("label of pods", (draft, chance) -> {
                    String value = chance.text("y".repeat(64), "-", "a b");
                    draft.put("spec.template.metadata.labels", Map.of("app", draft.app(), "x", value));
                    return Fate.invalid("spec.template.labels: Invalid value: \"" + value);
                }),
                annotations("annotation of 250 KiB", Fate.HEALTHY, chance -> Map.of("k", long250(chance))),
                annotations("annotations of 250 KiB", Fate.HEALTHY, chance -> many(250)),
                annotations("too much annotation", Fate.REFUSED, chance -> Map.of("k", "x".repeat(LIMIT))),
                annotations(
                        "annotations that leave no room",
                        new Fate.Told("Progressing", "may not be more than 262144 bytes"),
                        chance -> full()),
                annotations("key of an annotation", Fate.REFUSED, chance -> Map.of(chance.nasty(), "x")),
                Kind.of("no annotations", ANNOTATIONS, Fate.REFUSED, "x", List.of(), Map.of("k", 1)),
                new Kind("template's annotation of 250 KiB", (draft, chance) -> {
                    draft.put("spec.template.metadata.annotations", Map.of("k", long250(chance)));
                    return Fate.HEALTHY;
                }),
                new Kind("too much annotation of the template", (draft, chance) -> {
                    draft.put("spec.template.metadata.annotations", Map.of("k", "x".repeat(LIMIT)));
                    return Fate.invalid("spec.template.annotations: Too long");
                }),
                ours("rollout.argoproj.io/revision"),
                ours("rollout.argoproj.io/revision-history"),
                ours("rollout.argoproj.io/desired-replicas"),
                ours("rollout.argoproj.io/ephemeral-metadata"),
                ours("scale-down-deadline"),
                ours("sluice.dev/release-record"),
                new Kind("annotation that grows", (draft, chance) -> {
                    draft.thenSpec(Moment.PAUSED, ANNOTATIONS, Map.of("k", long250(chance), "note", "x"));
                    return Fate.PAUSED;
                }));
    }

    private static String long250(Chance chance) {
        return chance.text("x".repeat(250 * 1024), "\u0001".repeat(250 * 1024), "ж".repeat(125 * 1024));
    }

    private static String longName(Draft draft, int length) {
        String name = draft.app() + "-";
        return name + "l".repeat(length - name.length());
    }

    private static Kind annotations(String name, Fate fate, Function<Chance, Map<String, String>> values) {
        return new Kind(name, (draft, chance) -> {
            draft.put(ANNOTATIONS, values.apply(chance));
            return fate;
        });
    }

    /** An annotation that means something to a controller, by one who does not know that. */
    private static Kind ours(String key) {
        return annotations(
                "annotation " + key,
                Fate.HEALTHY,
                chance -> Map.of(
                        key,
                        chance.text(
                                "-7",
                                "2147483647",
                                "{",
                                "2030-01-01T00:00:00Z",
                                "\"attempt\":999999",
                                chance.nasty())));
    }

    /** This many KiB, none of them long. */
    private static Map<String, String> many(int size) {
        return IntStream.range(0, size).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "x".repeat(1_000)));
    }

    /** All that there is room for. */
    private static Map<String, String> full() {
        Map<String, String> all = many(255);
        int room = LIMIT - size(all);
        IntStream.range(0, 4).forEach(i -> all.put("f" + i, "y".repeat(room / 4 - 2)));
        return all;
    }

    private static int size(Map<String, String> annotations) {
        return annotations.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
    }
}
