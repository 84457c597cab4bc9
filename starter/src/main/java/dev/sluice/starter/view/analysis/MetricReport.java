package dev.sluice.starter.view.analysis;

import dev.sluice.domain.analysis.argument.RunArguments;
import dev.sluice.domain.analysis.argument.Substitution;
import dev.sluice.domain.analysis.assess.AnalysisPlan;
import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.assess.RunSpec;
import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.MetricResult;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.view.Icon;
import dev.sluice.starter.view.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One metric of a run, and how it stands.
 *
 * @param given as the run asks for it, with its arguments in place and secret ones starred out
 * @param spec what that means; empty when the run's spec keeps not all rules
 * @param next what is measured next; empty when nothing is
 * @param over whether the run has ended
 */
record MetricReport(
        Json.Obj given, Optional<MetricSpec> spec, MetricResult result, Optional<MeasureTask> next, boolean over) {
    private static final String REDACTED = "*****";

    /** All metrics of the run, in its order. */
    static List<MetricReport> of(AnalysisRun run, AnalysisPlan plan) {
        Optional<RunSpec> spec = read(run.spec());
        return given(run.spec()).stream()
                .map(metric -> report(run, plan, metric, spec))
                .toList();
    }

    private static MetricReport report(AnalysisRun run, AnalysisPlan plan, Json.Obj given, Optional<RunSpec> spec) {
        String name = given.text("name").orElse("");
        boolean dryRun = spec.filter(all -> all.dryRun().cover(name)).isPresent();
        return new MetricReport(
                given,
                spec.flatMap(all -> all.metric(name)),
                run.status().result(name).orElseGet(() -> MetricResult.unmeasured(name, dryRun)),
                plan.tasks().stream().filter(task -> task.metric().equals(name)).findFirst(),
                run.completed());
    }

    private static Optional<RunSpec> read(Json.Obj spec) {
        try {
            return Optional.of(RunSpec.read(spec));
        } catch (InvalidAnalysis toldByTheRun) {
            return Optional.empty();
        }
    }

    private static List<Json.Obj> given(Json.Obj spec) {
        try {
            SequencedMap<String, String> values = new LinkedHashMap<>(RunArguments.values(spec, place -> REDACTED));
            return spec.objects("metrics").stream()
                    .map(metric -> Substitution.ofArguments(metric, values))
                    .toList();
        } catch (InvalidAnalysis toldByTheRun) {
            return spec.objects("metrics");
        }
    }

    String name() {
        return result.name();
    }

    Node.State state() {
        return over && result.last().isEmpty()
                ? new Node.State(Icon.NEUTRAL, "Not measured")
                : new Node.State(
                        Icon.ofAnalysis(result.phase().name()), result.phase().name());
    }
}
