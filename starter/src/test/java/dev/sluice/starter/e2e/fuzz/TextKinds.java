package dev.sluice.starter.e2e.fuzz;

import static dev.sluice.starter.e2e.fuzz.Draft.CANARY;
import static dev.sluice.starter.e2e.fuzz.Draft.CONTAINER;
import static dev.sluice.starter.e2e.fuzz.Draft.PODS;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Nasty text in every string. */
final class TextKinds {
    private TextKinds() {}

    static List<Kind> all() {
        String container = "spec.template.spec.containers[0]";
        return List.of(
                nasty(CONTAINER + ".name", Fate.invalid(container + ".name: Invalid value")),
                new Kind("foreign image", (draft, chance) -> {
                    draft.put(CONTAINER + ".image", chance.foreign());
                    return Fate.HEALTHY;
                }),
                nasty(CONTAINER + ".args", List::of, Fate.HEALTHY),
                nasty(CONTAINER + ".env", text -> List.of(Map.of("name", "A", "value", text)), Fate.HEALTHY),
                nasty(CONTAINER + ".imagePullPolicy", Fate.invalid(container + ".imagePullPolicy: Unsupported value")),
                nasty(
                        CONTAINER + ".volumeMounts",
                        text -> List.of(Map.of("name", text, "mountPath", "/x")),
                        Fate.invalid(container + ".volumeMounts[0].name: Not found")),
                nasty(
                        PODS + ".volumes",
                        text -> List.of(Map.of("name", text, "emptyDir", Map.of())),
                        Fate.invalid("spec.template.spec.volumes[0].name: Invalid value")),
                nasty(
                        PODS + ".nodeSelector",
                        text -> Map.of("x", text),
                        Fate.invalid("spec.template.spec.nodeSelector: Invalid value")),
                nasty(
                        PODS + ".serviceAccountName",
                        Fate.invalid("spec.template.spec.serviceAccountName: Invalid value")),
                nasty(PODS + ".hostname", Fate.invalid("spec.template.spec.hostname: Invalid value")),
                nasty("spec.template.metadata.annotations", text -> Map.of("k", text), Fate.HEALTHY),
                nasty("spec.template.metadata.name", Fate.HEALTHY),
                new Kind("nasty label of pods", (draft, chance) -> {
                    draft.put("spec.template.metadata.labels", Map.of("app", draft.app(), "x", chance.nasty()));
                    return Fate.invalid("spec.template.labels: Invalid value");
                }),
                nasty("metadata.annotations", text -> Map.of("k", text), Fate.HEALTHY),
                nasty("spec.workloadRef.name", Fate.invalid("spec.template: Internal error: template must be empty")),
                nasty(CANARY + ".canaryService", Fate.invalid("spec.strategy.canary.canaryService", "not found")),
                nasty(
                        CANARY + ".canaryMetadata",
                        text -> Map.of("labels", Map.of("x", text)),
                        Fate.invalid("spec.strategy.canary.canaryMetadata.labels: Invalid value")),
                nasty(
                        CANARY + ".analysis",
                        text -> Map.of("templates", List.of(Map.of("templateName", text))),
                        Fate.invalid("spec.strategy.canary.analysis.templates")),
                nasty(
                        CANARY + ".trafficRouting.smi.rootService",
                        Fate.invalid("spec.strategy.stableService", "must to be set to use Traffic Routing")),
                nasty("spec.strategy.blueGreen.previewService", Fate.REFUSED),
                nasty("kind", Fate.REFUSED),
                nasty("apiVersion", Fate.REFUSED));
    }

    private static Kind nasty(String path, Fate fate) {
        return nasty(path, text -> text, fate);
    }

    private static Kind nasty(String path, Function<String, Object> value, Fate fate) {
        return new Kind("nasty " + path, (draft, chance) -> {
            draft.put(path, value.apply(chance.nasty()));
            return fate;
        });
    }
}
