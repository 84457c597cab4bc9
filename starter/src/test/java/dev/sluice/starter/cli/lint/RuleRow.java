package dev.sluice.starter.cli.lint;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.starter.cli.cluster.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of the planner's table of rules, {@code validation/rules.yaml} of the workflows' tests, as a manifest. */
public record RuleRow(Json.Obj row) {
    private static final Path FOLDER = Path.of("../workflows/src/test/resources/validation");
    private static final String GOOD = """
            apiVersion: argoproj.io/v1alpha1
            kind: Rollout
            metadata: {name: web}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}
              strategy: {canary: {}}
            """;

    /** Every row that a Rollout can get as far as. */
    public static Stream<RuleRow> built() {
        try {
            List<String> unbuilt = Files.readAllLines(FOLDER.resolve("unbuilt.txt"));
            return Trees.documents(Files.readString(FOLDER.resolve("rules.yaml"))).stream()
                    .map(row -> new RuleRow((Json.Obj) row))
                    .filter(row ->
                            row.row.text("needs").filter(unbuilt::contains).isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return row.text("rule").orElseThrow();
    }

    /** Whether only an API server knows the rule. */
    public boolean isServers() {
        return row.get("server").isPresent();
    }

    /** Whether other objects are in question. */
    boolean isReference() {
        return toString().startsWith("reference");
    }

    /** Whether an object that routes traffic is in question; the Services are there then. */
    boolean isRouting() {
        return isReference() && row.text("needs").equals(Optional.of("trafficRouting"));
    }

    /** The text of the rule. */
    public String error() {
        return row.text("error").orElseThrow();
    }

    /** The path of the field to which the finding has to point. */
    String at() {
        return row.text("at").orElseGet(() -> error().replaceFirst(": .*", ""));
    }

    /** The Rollout and the other objects as a YAML stream. */
    public String yaml() {
        return Stream.concat(
                        Stream.concat(Stream.of(rollout()), isRouting() ? services() : Stream.of()),
                        row.objects("objects").stream())
                .map(object -> Trees.asYaml(Objects.requireNonNull(Json.toPlain(object))))
                .collect(Collectors.joining("---\n"));
    }

    private static Stream<Json.Obj> services() {
        return Stream.of("next", "web").map(name -> (Json.Obj) Json.from(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Service",
                "metadata",
                Map.of("name", name),
                "spec",
                Map.of("selector", Map.of("app", "web")))));
    }

    private Json.Obj rollout() {
        try {
            Json.Obj good = (Json.Obj) Trees.documents(GOOD).getFirst();
            Json.Obj spec = (Json.Obj) MergePatch.apply(good.obj("spec"), row.obj("spec"));
            Optional<Json> strategy = Stream.of("canary", "blueGreen")
                    .flatMap(kind -> row.get(kind).<Json>map(own -> Json.Obj.EMPTY.with(kind, own)).stream())
                    .findFirst();
            return good.with(
                    "spec", strategy.map(own -> spec.with("strategy", own)).orElse(spec));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
