package dev.sluice.starter.cli.lint;

import dev.sluice.api.v1alpha1.AnalysisRun;
import dev.sluice.api.v1alpha1.AnalysisTemplate;
import dev.sluice.api.v1alpha1.ClusterAnalysisTemplate;
import dev.sluice.api.v1alpha1.Experiment;
import dev.sluice.api.v1alpha1.Rollout;
import dev.sluice.domain.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what is wrong with the objects that a controller would serve; others only count as there. */
final class Linter {
    private static final String GROUP = "argoproj.io";
    private static final Map<String, Class<?>> TYPES = Map.of(
            "Rollout",
            Rollout.class,
            "AnalysisTemplate",
            AnalysisTemplate.class,
            "ClusterAnalysisTemplate",
            ClusterAnalysisTemplate.class,
            "AnalysisRun",
            AnalysisRun.class,
            "Experiment",
            Experiment.class);

    private final RolloutLint rollouts;
    private final AnalysisLint analyses;

    Linter(Neighbours neighbours) {
        rollouts = new RolloutLint(neighbours);
        analyses = new AnalysisLint(neighbours);
    }

    /** What is wrong with an object, in the order of its lines; nothing when it is none of ours. */
    List<Finding> findings(Manifest manifest) {
        Class<?> type = TYPES.get(manifest.kind());
        if (type == null || !manifest.group().equals(GROUP)) {
            return List.of();
        }
        Shape shape = ShapeReader.read(manifest.object(), type);
        Json.Obj stored = shape.stored(manifest.object());
        Stream<Finding> warnings = shape.unknown().stream()
                .map(field -> new Finding(manifest, Finding.Severity.WARNING, field.path(), field.message()));
        Optional<Finding> error = broken(manifest, stored)
                .or(() -> shape.mismatch().map(bad -> new RolloutLint.Broken(bad.path(), bad.message())))
                .map(broken -> new Finding(manifest, Finding.Severity.ERROR, broken.field(), broken.error()));
        return Stream.concat(warnings, error.stream())
                .sorted(Comparator.comparingInt(
                                (Finding finding) -> finding.at().line())
                        .thenComparingInt(finding -> finding.at().column()))
                .toList();
    }

    private Optional<RolloutLint.Broken> broken(Manifest manifest, Json.Obj stored) {
        return switch (manifest.kind()) {
            case "Rollout" ->
                rollouts.firstBroken(manifest, stored)
                        .map(broken -> new RolloutLint.Broken(
                                broken.field(),
                                "The Rollout \"" + manifest.name() + "\" is invalid: " + broken.error()));
            case "AnalysisRun" -> analyses.firstBrokenOfRun(stored);
            case "AnalysisTemplate", "ClusterAnalysisTemplate" -> analyses.firstBrokenOfTemplate(manifest, stored);
            default -> Optional.empty();
        };
    }
}
