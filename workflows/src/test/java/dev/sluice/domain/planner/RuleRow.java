package dev.sluice.domain.planner;

import dev.sluice.domain.analysis.template.AnalysisTemplate;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.plan.Surroundings;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.traffic.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** One row of {@code validation/rules.yaml}, which tells its form. */
record RuleRow(String rule, Json.Obj row) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "validation");
    private static final Json.Obj GOOD = Yaml.read("""
            apiVersion: argoproj.io/v1alpha1
            kind: Rollout
            metadata: {name: web, namespace: default, uid: u, generation: 1, resourceVersion: "1"}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}
              strategy: {canary: {}}
            """);

    static List<RuleRow> all() {
        try {
            return Stream.of(Files.readString(FOLDER.resolve("rules.yaml")).split("(?m)^---\n"))
                    .map(Yaml::read)
                    .map(row -> new RuleRow(row.text("rule").orElseThrow(), row))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return rule;
    }

    String error() {
        return row.text("error").orElseThrow();
    }

    Optional<String> needs() {
        return row.text("needs");
    }

    /** Whether a Rollout can get so far: {@code validation/unbuilt.txt} lists what cannot be asked for yet. */
    boolean isBuilt() {
        try {
            List<String> unbuilt = Files.readAllLines(FOLDER.resolve("unbuilt.txt"));
            return needs().filter(unbuilt::contains).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is about an object that routes traffic: then it is a condition of its own, since an abort has to work. */
    boolean isToldByRouters() {
        return rule.startsWith("reference") && needs().equals(Optional.of("trafficRouting"));
    }

    /** What the API server answers to the dry run. */
    Optional<String> server() {
        return row.text("server");
    }

    Json.Obj rollout() {
        Json.Obj spec = (Json.Obj) MergePatch.apply(GOOD.obj("spec"), row.obj("spec"));
        return GOOD.with(
                "spec", strategy().map(own -> spec.with("strategy", own)).orElse(spec));
    }

    private Optional<Json> strategy() {
        return Stream.of("canary", "blueGreen")
                .flatMap(kind -> row.get(kind).<Json>map(own -> Json.Obj.EMPTY.with(kind, own)).stream())
                .findFirst();
    }

    Json.Obj canary() {
        return rollout().obj("spec").obj("strategy").obj("canary");
    }

    /** The other objects, in the Rollout's namespace. */
    List<Json.Obj> objects() {
        return row.objects("objects").stream()
                .map(object -> object.with("metadata", object.obj("metadata").with("namespace", Json.of("default"))))
                .toList();
    }

    Surroundings surroundings() {
        SequencedMap<TemplateRef, AnalysisTemplate> templates = new LinkedHashMap<>();
        ofKind("AnalysisTemplate").map(AnalysisTemplate::read).forEach(found -> templates.put(found.ref(), found));
        return new Surroundings(
                List.of(),
                new Templates(templates),
                ofKind("Service").map(Service::read).toList());
    }

    private Stream<Json.Obj> ofKind(String kind) {
        return objects().stream()
                .filter(object -> object.text("kind").orElseThrow().equals(kind));
    }
}
