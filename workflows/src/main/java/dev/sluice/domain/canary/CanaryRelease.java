package dev.sluice.domain.canary;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.PlanBuilder;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.replicaset.HistoryRule;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.restart.RestartPass;
import dev.sluice.domain.restart.RestartRule;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.status.ConditionList;
import dev.sluice.domain.status.Messages;
import dev.sluice.domain.status.ProgressRule;
import dev.sluice.domain.status.Reasons;
import dev.sluice.domain.status.StatusDraft;
import dev.sluice.domain.status.StatusDraft.Turn;
import dev.sluice.domain.status.StatusPatch;
import dev.sluice.domain.status.StatusRule;
import dev.sluice.domain.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One look at a canary release: it begins, is held, is taken back, goes on, or is promoted. */
final class CanaryRelease {
    private final Observation seen;
    private final Rollout rollout;
    private final RolloutSpec spec;
    private final ReplicaSets sets;
    private final PlanBuilder out;
    private final Instant now;
    private final Announcements news;
    private Release release;
    private Halt halt;

    CanaryRelease(Observation seen, Rollout rollout, RolloutSpec spec, ReplicaSets sets, PlanBuilder out) {
        this.seen = seen;
        this.rollout = rollout;
        this.spec = spec;
        this.sets = sets;
        this.out = out;
        this.now = seen.now();
        this.news = new Announcements(rollout, revision());
        this.release = rollout.status()
                .release()
                .withPodHash(sets.current().map(ReplicaSet::hash).orElse(""))
                .withinSteps(spec.canary().steps().size());
        this.halt = rollout.status().halt();
    }

    /** @param turn whether the current set was found or is created, should the release begin */
    Plan plan(Turn turn) {
        if (spec.replicas().isEmpty()) {
            return finish(rollout.status());
        }
        if (changed()) {
            return begin(turn);
        }
        release = new RestartPass(seen, spec, sets, out).over(release);
        if (release.fullyPromoted()) {
            halt = halt.abort() ? Halt.NONE : halt;
        }
        if (release.promoteFull()) {
            halt = Halt.NONE;
            release = release.withStepIndex(allSteps());
        } else if (halt.abort()) {
            return abort(Optional.empty());
        }
        return stuck().map(cause -> abort(Optional.of(cause))).orElseGet(this::onward);
    }

    private boolean changed() {
        Release before = rollout.status().release();
        boolean otherSteps = !before.stepHash().equals(spec.canary().stepHash());
        boolean otherPods = !before.podHash().isEmpty() && !before.podHash().equals(release.podHash());
        return otherSteps || otherPods;
    }

    private Plan begin(Turn turn) {
        boolean back = sets.stable().isPresent() && sets.distinctStable().isEmpty();
        OptionalInt first = spec.canary().steps().isEmpty() ? OptionalInt.empty() : OptionalInt.of(0);
        if (back && first.isPresent()) {
            news.rollback();
        }
        halt = Halt.NONE;
        release = release.withSteps(spec.canary().stepHash(), back ? allSteps() : first)
                .withPromoteFull(false)
                .withRestartedAt(spec.restartAt());
        RolloutStatus after = writeStatus(turn, Optional.empty(), "revision " + revision() + " begins");
        if (sets.stable().isPresent()) {
            scale();
        }
        return finish(after);
    }

    private Plan abort(Optional<String> cause) {
        boolean known = new ConditionList(rollout.status().conditions())
                .hasReason(Condition.PROGRESSING, Reasons.ROLLOUT_ABORTED);
        halt = halt.aborted(now);
        release = release.withStepIndex(spec.canary().steps().isEmpty() ? OptionalInt.empty() : OptionalInt.of(0));
        scale();
        if (!known) {
            news.aborted(Messages.aborted(draft(Turn.ONWARD, cause)));
        }
        return finish(writeStatus(Turn.ONWARD, cause, "aborted revision " + revision()));
    }

    private Plan onward() {
        if (spec.paused()) {
            return promotable()
                    .map(this::promote)
                    .orElseGet(() -> finish(writeStatus(Turn.ONWARD, Optional.empty(), "paused by its user")));
        }
        if (!resized()) {
            StepWalk.Walked walked =
                    new StepWalk(spec.canary().steps(), this::passAt, news, now, out).from(release, halt);
            release = walked.release();
            halt = walked.halt();
        }
        Optional<String> reason = promotable();
        if (reason.isPresent() && !resized()) {
            return promote(reason.get());
        }
        RolloutStatus after = writeStatus(Turn.ONWARD, Optional.empty(), "step " + position());
        scale();
        history();
        return finish(after);
    }

    private Plan promote(String reason) {
        if (!spec.paused()) {
            scale();
        }
        if (!release.fullyPromoted()) {
            news.completed(release.podHash(), reason);
        }
        release = release.withStable(release.podHash()).withPromoteFull(false).withStepIndex(allSteps());
        halt = Halt.NONE;
        RolloutStatus after = writeStatus(Turn.ONWARD, Optional.empty(), "promoted revision " + revision());
        history();
        return finish(after);
    }

    private Optional<String> promotable() {
        return PromotionRule.reason(sets, release, spec);
    }

    /** The cause of an abort by the progress deadline, when it is over and the user wants that. */
    private Optional<String> stuck() {
        StatusDraft draft = draft(Turn.ONWARD, Optional.empty());
        boolean over = spec.progressDeadline().abort()
                && !release.fullyPromoted()
                && !sets.stable().isEmpty()
                && !draft.paused()
                && !ProgressRule.progressed(draft)
                && ProgressRule.timedOut(rollout.status(), spec, now);
        return over ? Optional.of(Messages.timedOut(draft)) : Optional.empty();
    }

    /** Whether spec.replicas has changed since the sets were last sized: then sizes come before steps (spec 3.1). */
    private boolean resized() {
        return sets.current().filter(this::sizedOtherwise).isPresent()
                || sets.distinctStable().filter(this::sizedOtherwise).isPresent();
    }

    private boolean sizedOtherwise(ReplicaSet set) {
        return set.replicas() > 0 && set.desiredReplicas().orElse(-1) != spec.size();
    }

    private void scale() {
        if (spec.paused()) {
            return;
        }
        String why = halt.abort() ? "abort" : position();
        for (Sizing sizing : pass().next()) {
            out.add(SizingAction.of(sizing, spec.size(), why, news.take()));
        }
    }

    private ScalePass pass() {
        return pass(CanaryWeight.desired(spec.canary().steps(), release, halt.abort()));
    }

    private ScalePass passAt(int index) {
        return pass(CanaryWeight.desired(spec.canary().steps(), release.withStepIndex(OptionalInt.of(index)), false));
    }

    private ScalePass pass(int weight) {
        return new ScalePass(sets, Leeway.of(spec.canary(), spec.size()), spec.size(), weight);
    }

    private void history() {
        for (ReplicaSet set : HistoryRule.surplus(sets, spec.revisionHistoryLimit())) {
            out.add(new Action.DeleteReplicaSet(
                    set.name(),
                    set.meta().uid(),
                    set.meta().resourceVersion(),
                    "history: delete revision " + set.revision(),
                    List.of()));
        }
    }

    private StatusDraft draft(Turn turn, Optional<String> cause) {
        return new StatusDraft(rollout, spec, sets, release, halt, StatusRule.count(sets), turn, cause, now);
    }

    private RolloutStatus writeStatus(Turn turn, Optional<String> cause, String summary) {
        RolloutStatus before = rollout.status();
        RolloutStatus after = StatusRule.next(draft(turn, cause));
        news.began(before, after, release.podHash());
        List<Event> events = news.take();
        StatusPatch.between(before, after)
                .ifPresent(patch ->
                        out.add(new Action.PatchStatus(patch, rollout.meta().resourceVersion(), summary, events)));
        return after;
    }

    private OptionalInt allSteps() {
        int steps = spec.canary().steps().size();
        return steps == 0 ? OptionalInt.empty() : OptionalInt.of(steps);
    }

    private int revision() {
        return sets.current().map(ReplicaSet::revision).orElse(0);
    }

    private String position() {
        List<Step> steps = spec.canary().steps();
        int index = release.stepIndex().orElse(steps.size());
        return index < steps.size() ? steps.get(index).label() : "revision " + revision();
    }

    private Plan finish(RolloutStatus after) {
        boolean moving = (!halt.abort() && !release.fullyPromoted())
                || after.clock().running()
                || sets.unstable().anyMatch(this::isToGo)
                || RestartRule.pending(spec.restartAt(), release.restartedAt());
        if (!halt.abort() && !spec.paused() && halt.pauses().isEmpty() && !isHealthy(after)) {
            out.wakeAt(ProgressRule.recheck(new ConditionList(after.conditions()), spec));
        }
        return new HeldBack(seen, halt.abort())
                .plan(
                        out,
                        moving ? Plan.State.IN_FLIGHT : settled(),
                        ReleaseName.of(rollout, sets, release, halt.abort()),
                        outlook(after));
    }

    private HeldBack.Outlook outlook(RolloutStatus after) {
        Release before = rollout.status().release();
        boolean decided =
                halt.abort() || (release.fullyPromoted() && !after.clock().running());
        return new HeldBack.Outlook(
                new Position(before.stepIndex(), before.podHash()),
                after.phase().phase(),
                decided ? Optional.of(settled()) : Optional.empty(),
                sets.current().map(set -> set.meta().annotations().get(Keys.RELEASE_RECORD)));
    }

    private static boolean isHealthy(RolloutStatus status) {
        return new ConditionList(status.conditions()).isTrue(Condition.HEALTHY);
    }

    private boolean isToGo(ReplicaSet set) {
        return set.hasPods() && !set.hash().equals(release.stable());
    }

    private Plan.State settled() {
        return halt.abort() ? Plan.State.ABORTED : Plan.State.PROMOTED;
    }
}
