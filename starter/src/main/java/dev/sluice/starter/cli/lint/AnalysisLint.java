package dev.sluice.starter.cli.lint;

import dev.sluice.domain.analysis.assess.RunSpec;
import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.analysis.template.AnalysisTemplate;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.analysis.template.TemplateUnion;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges AnalysisRuns, and templates as the runs that they would become (spec 4.3). */
final class AnalysisLint {
    private static final Pattern PLACE = Pattern.compile("(metrics|dryRun|measurementRetention)\\[\\d+]");
    private static final Pattern TAG = Pattern.compile("\\{\\{\\s*args\\.([^}\\s]+)\\s*}}");
    private static final String STAND_IN = "x";
    private static final List<String> MEASURES = List.of(
            "count",
            "failureLimit",
            "inconclusiveLimit",
            "consecutiveErrorLimit",
            "consecutiveSuccessLimit",
            "interval",
            "initialDelay");

    private final Neighbours neighbours;

    AnalysisLint(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** The first rule that a run breaks. */
    Optional<RolloutLint.Broken> firstBrokenOfRun(Json.Obj stored) {
        return judged(stored.obj("spec"));
    }

    /** The first rule that a run of the template would break, whatever is handed to it. */
    Optional<RolloutLint.Broken> firstBrokenOfTemplate(Manifest manifest, Json.Obj stored) {
        TemplateRef self = new TemplateRef(manifest.name(), manifest.kind().startsWith("Cluster"));
        AnalysisTemplate template = AnalysisTemplate.read(stored);
        Templates others = neighbours.templates(manifest.namespace(), template.nested());
        SequencedMap<TemplateRef, AnalysisTemplate> all = new LinkedHashMap<>(others.byRef());
        all.put(self, template);
        Templates known = new Templates(all);
        return known.absent(List.of(self)).isEmpty() ? whole(self, known) : Optional.empty();
    }

    private static Optional<RolloutLint.Broken> whole(TemplateRef self, Templates known) {
        try {
            TemplateUnion union = TemplateUnion.of(List.of(self), known);
            List<String> open = union.args().stream()
                    .filter(AnalysisLint::isOpen)
                    .map(arg -> arg.text("name").orElse(""))
                    .toList();
            Json.Obj spec = union.runSpec(
                    union.args().stream().map(AnalysisLint::filled).toList());
            List<Json> metrics = union.metrics().stream()
                    .<Json>map(metric -> settled(metric, open))
                    .toList();
            return judged(spec.with("metrics", new Json.Arr(metrics)));
        } catch (InvalidAnalysis broken) {
            return Optional.of(new RolloutLint.Broken("spec", broken.why()));
        }
    }

    private static boolean isOpen(Json.Obj arg) {
        return arg.get("value").isEmpty()
                && arg.obj("valueFrom").get("secretKeyRef").isEmpty();
    }

    private static Json.Obj filled(Json.Obj arg) {
        return isOpen(arg) ? arg.without("valueFrom").with("value", Json.of(STAND_IN)) : arg;
    }

    /** A metric whose measures depend on what is handed in has a name and a provider, and the rest is left to the run. */
    private static Json.Obj settled(Json.Obj metric, List<String> open) {
        boolean depends = MEASURES.stream()
                .flatMap(field -> metric.get(field).stream())
                .anyMatch(value ->
                        TAG.matcher(JsonText.write(value)).results().anyMatch(tag -> open.contains(tag.group(1))));
        return depends
                ? Json.Obj.EMPTY
                        .with("name", metric.get("name").orElse(Json.NULL))
                        .with("provider", metric.get("provider").orElse(Json.NULL))
                : metric;
    }

    private static Optional<RolloutLint.Broken> judged(Json.Obj spec) {
        try {
            RunSpec.read(spec);
            return Optional.empty();
        } catch (InvalidAnalysis broken) {
            Matcher place = PLACE.matcher(broken.why());
            return Optional.of(new RolloutLint.Broken(place.find() ? "spec." + place.group() : "spec", broken.why()));
        }
    }
}
