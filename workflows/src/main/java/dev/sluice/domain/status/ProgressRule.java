package dev.sluice.domain.status;

import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.AnalysisPointer;
import dev.sluice.domain.rollout.AnalysisPointers;
import dev.sluice.domain.rollout.BlueGreenStatus;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.Counts;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a release moves, and whether it has stood still for too long (spec 2.4). */
public final class ProgressRule {
    private ProgressRule() {}

    /** Whether the draft is ahead of the status before it. */
    public static boolean progressed(StatusDraft draft) {
        Counts old = draft.before().counts();
        Counts now = draft.counts();
        return old.updated() != now.updated()
                || now.replicas() - now.updated() < old.replicas() - old.updated()
                || now.ready() > old.ready()
                || now.available() > old.available()
                || moved(draft.before().release(), draft.release())
                || switched(draft.before().blueGreen(), draft.blueGreen())
                || proven(draft.before().analyses(), draft.analyses());
    }

    /** Whether an analysis that a blue-green release waits for has begun, or come to its end. */
    private static boolean proven(AnalysisPointers old, AnalysisPointers now) {
        return !old.prePromotion().equals(now.prePromotion())
                || !old.postPromotion().equals(now.postPromotion());
    }

    private static boolean switched(BlueGreenStatus old, BlueGreenStatus now) {
        return !old.activeSelector().equals(now.activeSelector())
                || !old.previewSelector().equals(now.previewSelector());
    }

    /** Whether another set than the current one is kept for its scale-down delay: then nothing is late (spec 2.4). */
    public static boolean awaitsScaleDown(ReplicaSets sets) {
        return sets.others().stream().anyMatch(set -> set.scaleDownDeadline().isPresent());
    }

    private static boolean moved(Release old, Release now) {
        return !old.stable().equals(now.stable())
                || !old.stepIndex().equals(now.stepIndex())
                || !old.stepHash().equals(now.stepHash());
    }

    /** Whether the release is at something that the deadline does not limit: a pause, or an analysis that it waits for. */
    public static boolean takesItsTime(RolloutSpec spec, Release release, AnalysisPointers analyses) {
        Stream<AnalysisPointer> awaited = Stream.of(analyses.prePromotion(), analyses.postPromotion())
                .flatMap(Optional::stream)
                .filter(run -> !run.completed());
        return atEndlessStep(spec, release)
                || (!release.fullyPromoted() && awaited.findAny().isPresent());
    }

    private static boolean atEndlessStep(RolloutSpec spec, Release release) {
        List<Step> steps = spec.steps();
        int index = release.stepIndex().orElse(steps.size());
        return index < steps.size()
                && !(steps.get(index) instanceof Step.SetWeight)
                && !(steps.get(index) instanceof Step.Plugin);
    }

    /** Whether the Progressing condition says, or by its age means, that the progress deadline is over. */
    public static boolean timedOut(RolloutStatus status, RolloutSpec spec, Instant now) {
        Optional<Condition> progressing = new ConditionList(status.conditions()).get(Condition.PROGRESSING);
        return progressing
                .filter(ProgressRule::mayTimeOut)
                .filter(condition -> condition.reason().equals(Reasons.PROGRESS_DEADLINE_EXCEEDED)
                        || end(condition, spec).isBefore(now))
                .isPresent();
    }

    /** When to look whether the deadline has passed; empty when it cannot, or has. */
    public static Optional<Instant> recheck(ConditionList conditions, RolloutSpec spec) {
        return conditions
                .get(Condition.PROGRESSING)
                .filter(ProgressRule::mayTimeOut)
                .filter(condition -> !condition.reason().equals(Reasons.PROGRESS_DEADLINE_EXCEEDED))
                .map(condition -> end(condition, spec).plusSeconds(1));
    }

    private static boolean mayTimeOut(Condition condition) {
        return !condition.reason().equals(Reasons.ROLLOUT_ABORTED)
                && !condition.reason().equals(Reasons.ROLLOUT_PAUSED);
    }

    private static Instant end(Condition condition, RolloutSpec spec) {
        return condition
                .lastUpdateTime()
                .plus(Duration.ofSeconds(spec.progressDeadline().seconds()));
    }
}
