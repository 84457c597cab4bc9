package dev.sluice.domain.analysis.template;

import dev.sluice.domain.analysis.argument.Substitution;
import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.analysis.metric.MetricReader;
import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.rollout.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Judges an analysis that a Rollout asks for by the templates that there are (spec 1.10, referenced resources). */
public final class ReferenceCheck {
    private final String path;
    private final AnalysisRequest request;
    private final Templates templates;

    /**
     * A check.
     *
     * @param path of the request in the Rollout
     */
    public ReferenceCheck(String path, AnalysisRequest request, Templates templates) {
        this.path = path;
        this.request = request;
        this.templates = templates;
    }

    /**
     * The first rule that it breaks; empty when it keeps all.
     *
     * @param endless whether a metric may go on without end, as one beside the steps may
     */
    public Optional<String> firstBroken(boolean endless) {
        if (request.templates().isEmpty()) {
            return Optional.of(FieldError.required(path + ".templates", "an analysis needs at least one template"));
        }
        return missing().or(() -> together(endless));
    }

    private Optional<String> missing() {
        List<TemplateRef> references = request.templates();
        for (int i = 0; i < references.size(); i++) {
            Optional<TemplateRef> gap = gap(references.get(i));
            if (gap.isPresent()) {
                return Optional.of(FieldError.invalid(
                        path + ".templates[" + i + "].templateName",
                        Json.of(gap.get().name()),
                        gap.get().notFound()));
            }
        }
        return Optional.empty();
    }

    /** The first template on the way from a reference that there is not. */
    private Optional<TemplateRef> gap(TemplateRef reference) {
        if (templates.find(reference).isEmpty()) {
            return Optional.of(reference);
        }
        return Templates.reachable(List.of(reference), templates::find).byRef().sequencedValues().stream()
                .flatMap(template -> template.nested().stream())
                .filter(nested -> templates.find(nested).isEmpty())
                .findFirst();
    }

    private Optional<String> together(boolean endless) {
        try {
            TemplateUnion union = TemplateUnion.of(request.templates(), templates);
            List<Json.Obj> args = arguments(union, endless);
            return endless ? Optional.empty() : endless(union, args);
        } catch (InvalidAnalysis broken) {
            return Optional.of(FieldError.invalid(path + ".templates", Json.of(names()), broken.why()));
        }
    }

    private List<Json.Obj> arguments(TemplateUnion union, boolean background) {
        try {
            return ArgumentMerge.of(union.args(), request.args());
        } catch (InvalidAnalysis unresolved) {
            throw background ? new InvalidAnalysis("missing analysis arguments in rollout spec") : unresolved;
        }
    }

    private Optional<String> endless(TemplateUnion union, List<Json.Obj> args) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        args.forEach(arg -> arg.text("name")
                .ifPresent(name -> values.put(name, arg.text("value").orElse(""))));
        return union.metrics().stream()
                .flatMap(metric -> endless(metric, values).stream())
                .findFirst();
    }

    /** What depends on a value that is not known yet is left to the run itself. */
    private Optional<String> endless(Json.Obj metric, SequencedMap<String, String> values) {
        try {
            MetricSpec spec = MetricReader.read(Substitution.ofArguments(metric, values));
            return spec.count().isPresent()
                    ? Optional.empty()
                    : Optional.of(FieldError.invalid(
                            path + ".templates",
                            Json.of(names()),
                            "AnalysisTemplate %s has metric %s which runs indefinitely. Invalid value for count: %s"
                                    .formatted(
                                            names(),
                                            spec.name(),
                                            metric.get("count")
                                                    .map(JsonText::write)
                                                    .orElse("nil"))));
        } catch (InvalidAnalysis later) {
            return Optional.empty();
        }
    }

    private String names() {
        return request.templates().stream().map(TemplateRef::name).collect(Collectors.joining(","));
    }
}
