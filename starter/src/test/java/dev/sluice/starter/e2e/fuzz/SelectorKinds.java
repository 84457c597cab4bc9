package dev.sluice.starter.e2e.fuzz;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import java.util.List;
import java.util.Map;

/** What is wrong with the selector, or with its labels. */
final class SelectorKinds {
    private static final String SELECTOR = "spec.selector";
    private static final String LABELS = SELECTOR + ".matchLabels";
    private static final String EXPRESSIONS = SELECTOR + ".matchExpressions";

    private SelectorKinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind("no selector", (draft, chance) -> {
                    draft.remove(SELECTOR);
                    return Fate.invalid("spec.selector: Required value");
                }),
                new Kind("selector null", (draft, chance) -> {
                    draft.put(SELECTOR, null);
                    return Fate.invalid("spec.selector: Required value");
                }),
                Kind.of("empty selector", SELECTOR, Fate.invalid("spec.selector: Invalid value: {}"), Map.of()),
                Kind.of("no object for a selector", SELECTOR, Fate.REFUSED, "app=x", List.of(), 1),
                Kind.of("no text for a label", LABELS, Fate.REFUSED, Map.of("app", 5), Map.of("app", Map.of()), "app"),
                new Kind("selector beside the labels", (draft, chance) -> {
                    draft.put(LABELS, Map.of("app", draft.app(), "more", "x"));
                    return Fate.invalid("spec.template.metadata.labels: Invalid value", draft.app());
                }),
                new Kind("labels beside the selector", (draft, chance) -> {
                    draft.put("spec.template.metadata.labels", chance.oneOf(Map.of(), Map.of("app", "other")));
                    return Fate.invalid("spec.template.metadata.labels: Invalid value", "`selector` does not match");
                }),
                new Kind("operator", (draft, chance) -> {
                    String operator = chance.text("", "in", "Foo", chance.nasty());
                    draft.put(EXPRESSIONS, List.of(Map.of("key", "a", "operator", operator)));
                    return Fate.invalid(
                            EXPRESSIONS + "[0].operator: Invalid value: " + JsonText.write(Json.of(operator)));
                }),
                new Kind("no values", (draft, chance) -> {
                    draft.put(
                            EXPRESSIONS,
                            List.of(Map.of(
                                    "key", "app", "operator", chance.oneOf("In", "NotIn"), "values", List.of())));
                    return Fate.invalid(EXPRESSIONS + "[0].values: Required value");
                }),
                new Kind("too many values", (draft, chance) -> {
                    draft.put(EXPRESSIONS, List.of(Map.of("key", "app", "operator", "Exists", "values", List.of("x"))));
                    return Fate.invalid(EXPRESSIONS + "[0].values: Forbidden");
                }),
                Kind.of(
                        "no key",
                        EXPRESSIONS,
                        Fate.invalid(EXPRESSIONS + "[0].key"),
                        List.of(Map.of("operator", "Exists"))),
                new Kind("key of a label", (draft, chance) -> {
                    draft.put(LABELS, Map.of("app", draft.app(), "-" + chance.nasty(), "x"));
                    return Fate.invalid("spec.selector.matchLabels: Invalid value");
                }),
                new Kind("label of 64 letters", (draft, chance) -> {
                    draft.put(LABELS, Map.of("app", "y".repeat(64)));
                    return Fate.invalid("spec.selector.matchLabels: Invalid value", "y".repeat(64));
                }));
    }
}
