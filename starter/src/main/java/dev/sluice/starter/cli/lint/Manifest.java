package dev.sluice.starter.cli.lint;

import dev.sluice.api.v1alpha1.AnalysisRun;
import dev.sluice.api.v1alpha1.AnalysisTemplate;
import dev.sluice.api.v1alpha1.ClusterAnalysisTemplate;
import dev.sluice.api.v1alpha1.Experiment;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.spec.RolloutReader;
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

    /** {@code Rollout name: what is wrong}; empty when all is well, or the object is none of ours. */
    Optional<String> objection() {
        Class<?> type = TYPES.get(kind());
        if (type == null
                || object.text("apiVersion").filter(API_VERSION::equals).isEmpty()) {
            return Optional.empty();
        }
        return StrictReading.objection(Json.toPlain(object), type)
                .or(this::brokenRule)
                .map(error -> kind() + " " + object.obj("metadata").text("name").orElse("") + ": " + error);
    }

    private Optional<String> brokenRule() {
        return kind().equals(ROLLOUT) && RolloutReader.read(object).spec() instanceof Rollout.Spec.Invalid(String error)
                ? Optional.of(error)
                : Optional.empty();
    }

    private String kind() {
        return object.text("kind").orElse("");
    }
}
