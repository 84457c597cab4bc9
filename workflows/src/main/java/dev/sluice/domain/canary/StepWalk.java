package dev.sluice.domain.canary;

import dev.sluice.domain.plan.PlanBuilder;
import dev.sluice.domain.release.Announcements;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.PauseCondition;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.Times;
import dev.sluice.domain.status.Reasons;
import dev.sluice.domain.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Walks over the steps that are done (spec 3.5), as far as nothing has to be awaited, and enters the pause at which it
 * stops. It goes no farther than a plan can tell of; the next look goes on.
 */
final class StepWalk {
    private static final int FARTHEST = 200;

    private final List<Step> steps;
    private final IntFunction<Scaling> passAt;
    private final IntPredicate passed;
    private final IntPredicate routed;
    private final Announcements news;
    private final Instant now;
    private final PlanBuilder out;
    private Halt halt;
    private int index;

    /**
     * A walk.
     *
     * @param passAt the scale pass for the weight at a step index
     * @param passed whether the analysis or the plug-in of the step at an index has done its part
     * @param routed whether the traffic goes as the step at an index wants it
     */
    StepWalk(Scene scene, Announcements news, IntFunction<Scaling> passAt, IntPredicate passed, IntPredicate routed) {
        this.steps = scene.spec().steps();
        this.passAt = passAt;
        this.passed = passed;
        this.routed = routed;
        this.news = news;
        this.now = scene.now();
        this.out = scene.out();
        this.halt = Halt.NONE;
    }

    /** Walks on from where the release and its pauses are. */
    Walked from(Release release, Halt before) {
        halt = before;
        index = release.stepIndex().orElse(steps.size());
        int end = Math.min(steps.size(), index + FARTHEST);
        while (index < end && done(steps.get(index))) {
            leave(steps.get(index));
        }
        Halt after = halt.pauses().isEmpty() ? Halt.NONE : halt;
        OptionalInt reached = steps.isEmpty() ? OptionalInt.empty() : OptionalInt.of(index);
        return new Walked(release.withStepIndex(reached), after);
    }

    private boolean done(Step step) {
        return switch (step) {
            case Step.SetWeight ignored -> passAt.apply(index).atDesiredCounts() && routed.test(index);
            case Step.SetCanaryScale ignored -> passAt.apply(index).atDesiredCounts();
            case Step.SetHeaderRoute ignored -> routed.test(index);
            case Step.SetMirrorRoute ignored -> routed.test(index);
            case Step.Pause pause -> pauseDone(pause);
            case Step.Analysis ignored -> passed.test(index);
            case Step.Plugin ignored -> passed.test(index);
        };
    }

    private boolean pauseDone(Step.Pause pause) {
        Optional<PauseCondition> held = halt.pause(PauseCondition.CANARY_PAUSE_STEP);
        if (held.isPresent()) {
            Instant end = held.get().startTime().plus(pause.length().orElse(Duration.ZERO));
            boolean over = pause.length().isPresent() && !now.isBefore(end);
            if (!over && pause.length().isPresent()) {
                out.wakeAt(Optional.of(end));
            }
            return over;
        }
        boolean resumedByHuman = halt.controllerPause();
        if (!resumedByHuman && passAt.apply(index).next().isEmpty()) {
            enter(pause);
        }
        return resumedByHuman;
    }

    private void enter(Step.Pause pause) {
        Instant start = Times.toSecond(now);
        halt = halt.paused(PauseCondition.CANARY_PAUSE_STEP, start);
        tell(Reasons.ROLLOUT_PAUSED, "Rollout is paused (" + PauseCondition.CANARY_PAUSE_STEP + ")");
        out.wakeAt(pause.length().map(start::plus));
    }

    private void leave(Step step) {
        tell(
                Reasons.ROLLOUT_STEP_COMPLETED,
                "Rollout step " + (index + 1) + "/" + steps.size() + " completed (" + step.label() + ")");
        if (step instanceof Step.Pause) {
            halt = halt.resumed(PauseCondition.CANARY_PAUSE_STEP);
            tell(Reasons.ROLLOUT_RESUMED, "Rollout is resumed");
        }
        index++;
    }

    private void tell(String reason, String message) {
        news.step(index, reason, message);
    }

    /** Where the walk ended. */
    record Walked(Release release, Halt halt) {}
}
