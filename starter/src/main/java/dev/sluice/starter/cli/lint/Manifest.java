package dev.sluice.starter.cli.lint;

import dev.sluice.api.v1alpha1.AnalysisRun;
import dev.sluice.api.v1alpha1.AnalysisTemplate;
import dev.sluice.api.v1alpha1.ClusterAnalysisTemplate;
import dev.sluice.api.v1alpha1.Experiment;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.release.analysis.AnalysisRules;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.service.ServiceRules;
import dev.sluice.domain.spec.RolloutReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One object of a file. */
record Manifest(Json.Obj object) {
    private static final String API_VERSION = "argoproj.io/v1alpha1";
    private static final String ROLLOUT = "Rollout";
    private static final Map<String, Class<?>> TYPES = Map.of(
            ROLLOUT,
            dev.sluice.api.v1alpha1.Rollout.class,
            "AnalysisTemplate",
            AnalysisTemplate.class,
            "ClusterAnalysisTemplate",
            ClusterAnalysisTemplate.class,
            "AnalysisRun",
            AnalysisRun.class,
            "Experiment",
            Experiment.class);

    /** The objects of a document: itself, or the items of a list. */
    static Stream<Manifest> of(Json document) {
        if (!(document instanceof Json.Obj object)) {
            return Stream.empty();
        }
        return object.text("kind").filter("List"::equals).isPresent()
                ? object.list("items").stream().flatMap(Manifest::of)
                : Stream.of(new Manifest(object));
    }

    /** The object, if it is a Service. */
    Optional<Service> service() {
        return kind().equals("Service")
                        && object.text("apiVersion").filter("v1"::equals).isPresent()
                ? Optional.of(Service.read(object))
                : Optional.empty();
    }

    /**
     * {@code Rollout name: what is wrong}; empty when all is well, or the object is none of ours.
     *
     * @param services those of the same file
     * @param templates those of the same file
     */
    Optional<String> objection(List<Service> services, Templates templates) {
        Class<?> type = TYPES.get(kind());
        if (type == null
                || object.text("apiVersion").filter(API_VERSION::equals).isEmpty()) {
            return Optional.empty();
        }
        return StrictReading.objection(Json.toPlain(object), type)
                .or(() -> brokenRule(services, templates))
                .map(error -> kind() + " " + object.obj("metadata").text("name").orElse("") + ": " + error);
    }

    private Optional<String> brokenRule(List<Service> services, Templates templates) {
        if (!kind().equals(ROLLOUT)) {
            return Optional.empty();
        }
        Rollout rollout = RolloutReader.read(object);
        return switch (rollout.spec()) {
            case Rollout.Spec.Invalid(String error) -> Optional.of(error);
            case Rollout.Spec.Valid(var spec) ->
                ServiceRules.firstBrokenOf(rollout, spec, services)
                        .or(() -> AnalysisRules.firstBrokenOf(spec, templates));
        };
    }

    /** {@code Rollout name: what was not checked}, for each template that it refers to and that is not in the file. */
    Stream<String> unchecked(Templates templates) {
        return kind().equals(ROLLOUT) && RolloutReader.read(object).spec() instanceof Rollout.Spec.Valid(var spec)
                ? templates.absent(spec.templates()).stream()
                        .map(reference -> ROLLOUT + " "
                                + object.obj("metadata").text("name").orElse("") + ": " + reference.notFound()
                                + " in this file: what refers to it was not checked")
                : Stream.empty();
    }

    private String kind() {
        return object.text("kind").orElse("");
    }
}
