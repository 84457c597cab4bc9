package dev.sluice.domain.rollout;

import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asks for (spec 1.1), valid and with defaults filled in.
 *
 * @param replicas empty when the object leaves it out, which Sluice mends by writing 1
 * @param selector the label selector as stored
 * @param template the pod template as stored
 * @param rollbackWindow how many revisions back a release needs no steps or pauses; empty for none
 * @param source whose template it is; empty for the Rollout's own, and while a reference is unresolved
 */
public record RolloutSpec(
        OptionalInt replicas,
        Json.Obj selector,
        Json.Obj template,
        int minReadySeconds,
        int revisionHistoryLimit,
        ProgressDeadline progressDeadline,
        boolean paused,
        Optional<Instant> restartAt,
        OptionalInt rollbackWindow,
        AnalysisHistory analysisHistory,
        Strategy strategy,
        Optional<TemplateSource> source) {

    /** How long a release may stand still, in seconds, and whether it is then aborted. */
    public record ProgressDeadline(int seconds, boolean abort) {}

    /** How many AnalysisRuns that are over are kept, by outcome. */
    public record AnalysisHistory(int successful, int unsuccessful) {}

    /** The pods to run; 1 until the object says. */
    public int size() {
        return replicas.orElse(1);
    }

    /**
     * The canary strategy.
     *
     * @throws IllegalStateException when the strategy is another
     */
    public CanaryStrategy canary() {
        if (strategy instanceof CanaryStrategy canary) {
            return canary;
        }
        throw new IllegalStateException("the strategy is not canary");
    }

    /** The steps of a canary; none for another strategy. */
    public List<Step> steps() {
        return strategy instanceof CanaryStrategy canary ? canary.steps() : List.of();
    }

    /** The analysis templates that it refers to. */
    public List<TemplateRef> templates() {
        return strategy.templates();
    }
}
