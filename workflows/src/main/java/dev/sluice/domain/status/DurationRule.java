package dev.sluice.domain.status;

import dev.sluice.domain.replicaset.RollbackRule;
import dev.sluice.domain.rollout.BlueGreenStrategy;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.PauseCondition;
import dev.sluice.domain.rollout.ReleaseClock;
import dev.sluice.domain.rollout.ReleaseClock.Completion;
import dev.sluice.domain.rollout.Times;
import dev.sluice.domain.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long releases take (spec 2.6). */
final class DurationRule {
    private final StatusDraft draft;
    private final Instant now;

    private DurationRule(StatusDraft draft) {
        this.draft = draft;
        this.now = Times.toSecond(draft.now());
    }

    static ReleaseClock next(StatusDraft draft) {
        DurationRule rule = new DurationRule(draft);
        return rule.finished(rule.manualPause(rule.begun(draft.before().clock())));
    }

    private ReleaseClock begun(ReleaseClock clock) {
        if (retried()) {
            return start();
        }
        if (!draft.begins()) {
            return clock;
        }
        if (clock.running()) {
            return rollsBack() ? with(clock, clock.finishedAt(), Optional.of(rolledBack())) : start();
        }
        return HealthRule.completed(draft.release()) ? clock : start();
    }

    private ReleaseClock start() {
        return new ReleaseClock(Optional.of(now), Optional.empty(), 0, Optional.empty(), Optional.empty());
    }

    private boolean retried() {
        return !draft.halt().abort()
                && !draft.begins()
                && !HealthRule.completed(draft.release())
                && new ConditionList(draft.before().conditions())
                        .hasReason(Condition.PROGRESSING, Reasons.ROLLOUT_ABORTED);
    }

    /** A set that is created now is older than none, whatever is in the place of its creation time. */
    private boolean rollsBack() {
        return draft.turn() != StatusDraft.Turn.CREATED && RollbackRule.rollsBack(draft.sets());
    }

    private Completion rolledBack() {
        return RollbackRule.fast(draft.sets(), draft.spec().rollbackWindow(), draft.now())
                ? Completion.FastRolledBack
                : Completion.RolledBack;
    }

    private ReleaseClock manualPause(ReleaseClock clock) {
        if (!clock.running() || waitsForHuman() == clock.manualPauseStartedAt().isPresent()) {
            return clock;
        }
        if (waitsForHuman()) {
            return new ReleaseClock(
                    clock.startedAt(),
                    Optional.of(now),
                    clock.manualPauseSeconds(),
                    clock.finishedAt(),
                    clock.completion());
        }
        return flushed(clock);
    }

    private ReleaseClock flushed(ReleaseClock clock) {
        long paused = clock.manualPauseStartedAt()
                .map(since -> Duration.between(since, now).toSeconds())
                .orElse(0L);
        return new ReleaseClock(
                clock.startedAt(),
                Optional.empty(),
                longer(clock.manualPauseSeconds(), Math.max(0, paused)),
                clock.finishedAt(),
                clock.completion());
    }

    /** No less than before, whatever the status said. */
    private static long longer(long before, long paused) {
        return Math.max(before, before + paused);
    }

    private boolean waitsForHuman() {
        return !draft.halt().abort()
                && (draft.spec().paused() || (!draft.halt().pauses().isEmpty() && onIndefinitePause()));
    }

    private boolean onIndefinitePause() {
        return draft.halt().pause(PauseCondition.INCONCLUSIVE_ANALYSIS_RUN).isPresent()
                || switch (draft.spec().strategy()) {
                    case CanaryStrategy canary -> onIndefinitePause(canary.steps());
                    case BlueGreenStrategy blueGreen ->
                        !blueGreen.autoPromotion().enabled();
                };
    }

    private boolean onIndefinitePause(List<Step> steps) {
        int index = draft.release().stepIndex().orElse(steps.size());
        return index < steps.size()
                && steps.get(index) instanceof Step.Pause pause
                && pause.length().isEmpty();
    }

    private ReleaseClock finished(ReleaseClock clock) {
        if (!clock.running()) {
            return clock;
        }
        if (draft.halt().abort()) {
            return with(flushed(clock), Optional.of(now), clock.completion().or(() -> Optional.of(Completion.Aborted)));
        }
        if (!HealthRule.completed(draft.release())) {
            return clock;
        }
        boolean fast = draft.before().release().promoteFull()
                || RollbackRule.fast(draft.sets(), draft.spec().rollbackWindow(), draft.now());
        Optional<Completion> how =
                clock.completion().or(() -> Optional.of(fast ? Completion.FastPromoted : Completion.Promoted));
        boolean there = draft.sets()
                .current()
                .filter(set -> set.available() >= draft.size())
                .isPresent();
        return with(flushed(clock), there ? Optional.of(now) : Optional.empty(), how);
    }

    private static ReleaseClock with(ReleaseClock clock, Optional<Instant> finishedAt, Optional<Completion> how) {
        return new ReleaseClock(
                clock.startedAt(), clock.manualPauseStartedAt(), clock.manualPauseSeconds(), finishedAt, how);
    }
}
