package dev.sluice.domain.plan;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.template.Templates;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a release works with beside its ReplicaSets.
 *
 * @param runs AnalysisRuns that the Rollout controls, oldest first
 * @param templates those that the Rollout refers to, and those that these refer to
 */
public record Surroundings(List<AnalysisRun> runs, Templates templates) {
    public static final Surroundings NONE = new Surroundings(List.of(), Templates.NONE);

    public Surroundings {
        runs = List.copyOf(runs);
    }

    /** How new the objects are, each by itself. */
    public Stream<Freshness> freshness() {
        return Stream.concat(
                runs.stream()
                        .map(run ->
                                Freshness.of(Freshness.ANALYSIS_RUNS, run.meta().resourceVersion())),
                templates.byRef().sequencedValues().stream()
                        .map(template -> Freshness.of(
                                template.ref().cluster()
                                        ? Freshness.CLUSTER_ANALYSIS_TEMPLATES
                                        : Freshness.ANALYSIS_TEMPLATES,
                                template.meta().resourceVersion())));
    }
}
