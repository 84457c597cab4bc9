package dev.sluice.domain.analysis.assess;

import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.MetricResult;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.plan.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of a run, judged together (spec 4.4, steps 4 and 5).
 *
 * @param results of all metrics, also of those that were not measured
 * @param events that metrics have come to an end
 */
record Assessment(RunSpec spec, List<MetricResult> results, List<Event> events, boolean terminating) {
    private static final List<Phase> WORSE =
            List.of(Phase.Successful, Phase.Running, Phase.Pending, Phase.Inconclusive, Phase.Error, Phase.Failed);

    /**
     * Judges them.
     *
     * @param terminate whether somebody wants the run to end
     */
    static Assessment of(RunSpec spec, List<MetricResult> results, boolean terminate) {
        Assessment first = new Assessment(spec, results, List.of(), terminate).judged();
        return first.endedByAMetric() && !terminate
                ? new Assessment(spec, first.results, first.events, true).judged()
                : first;
    }

    private Assessment judged() {
        List<Event> told = new ArrayList<>(events);
        List<MetricResult> judged =
                results.stream().map(result -> judge(result, told)).toList();
        return new Assessment(spec, judged, told, terminating);
    }

    private MetricResult judge(MetricResult result, List<Event> told) {
        MetricSpec metric = spec.metric(result.name()).orElseThrow();
        Phase phase = MetricRule.phase(metric, result, terminating);
        if (phase == result.phase() || result.last().isEmpty()) {
            return result;
        }
        if (phase.completed()) {
            boolean bad = phase == Phase.Failed || phase == Phase.Error;
            told.add(new Event(
                    bad, "Metric" + phase, "Metric '" + result.name() + "' Completed. Result: " + phase, Event.ONCE));
        }
        return result.as(phase, message(metric, result, phase));
    }

    private static String message(MetricSpec metric, MetricResult result, Phase phase) {
        Optional<MetricRule.Excess> excess = MetricRule.excess(metric.limits(), result.tally());
        return result.dryRun() && phase.completed() && excess.isPresent()
                ? "Metric assessed " + phase + " due to " + excess.get().text()
                : result.last().orElseThrow().message();
    }

    private boolean endedByAMetric() {
        return results.stream()
                .anyMatch(result -> !result.dryRun() && result.phase().adverse());
    }

    /** Whether every metric has come to its end, or the run ends early and no measurement is left open. */
    boolean over() {
        boolean none = results.stream().allMatch(result -> result.unfinished().isEmpty());
        return none
                && (terminating
                        || results.stream().allMatch(result -> result.phase().completed()));
    }

    /** The metric that counts: of those that are over and not only tried, the worst. */
    private Optional<MetricResult> worst() {
        return results.stream()
                .filter(result -> !result.dryRun() && result.phase().completed())
                .reduce((one, other) -> badness(other) > badness(one) ? other : one);
    }

    private static int badness(MetricResult result) {
        return WORSE.indexOf(result.phase());
    }

    /** The phase of the run. */
    Phase phase() {
        return over() ? worst().map(MetricResult::phase).orElse(Phase.Successful) : Phase.Running;
    }

    /**
     * The message of the run.
     *
     * @param terminated whether somebody ended it early
     */
    String message(boolean terminated) {
        if (!over()) {
            return "";
        }
        return worst().flatMap(this::complaint).orElse(terminated ? "Run Terminated" : "");
    }

    private Optional<String> complaint(MetricResult worst) {
        MetricSpec metric = spec.metric(worst.name()).orElseThrow();
        return MetricRule.excess(metric.limits(), worst.tally())
                .map(excess -> "Metric \"%s\" assessed %s due to %s%s"
                        .formatted(worst.name(), worst.phase(), excess.text(), detail(worst)));
    }

    private static String detail(MetricResult result) {
        return result.message().isEmpty() ? "" : ": \"Error Message: " + result.message() + "\"";
    }

    /** What is to be measured, the next thing first. */
    List<MeasureTask> tasks(Schedule schedule) {
        return results.stream()
                .flatMap(result -> schedule.next(spec.metric(result.name()).orElseThrow(), result).stream())
                .sorted(Comparator.comparing(MeasureTask::due))
                .toList();
    }
}
