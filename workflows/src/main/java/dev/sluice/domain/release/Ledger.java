package dev.sluice.domain.release;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.PlanBuilder;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.replicaset.HistoryRule;
import dev.sluice.domain.restart.RestartRule;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.status.ConditionList;
import dev.sluice.domain.status.Messages;
import dev.sluice.domain.status.ProgressRule;
import dev.sluice.domain.status.Reasons;
import dev.sluice.domain.status.StatusDraft;
import dev.sluice.domain.status.StatusPatch;
import dev.sluice.domain.status.StatusRule;
import java.util.List;
import java.util.Optional;

/** What a look at any release comes to: the status, old sets beyond the limit, and the plan as a whole. */
public final class Ledger {
    private final Scene scene;
    private final Announcements news;
    private final PlanBuilder out;

    public Ledger(Scene scene, Announcements news) {
        this.scene = scene;
        this.news = news;
        this.out = scene.out();
    }

    /** Writes the status that a draft leads to, and with it what there is to tell. */
    public RolloutStatus write(StatusDraft draft, String summary) {
        RolloutStatus before = scene.rollout().status();
        RolloutStatus after = StatusRule.next(draft);
        news.began(before, after, draft.release().podHash());
        List<Event> events = news.take();
        StatusPatch.between(before, after)
                .ifPresent(patch -> out.add(
                        new Action.PatchStatus(patch, scene.rollout().meta().resourceVersion(), summary, events)));
        return after;
    }

    /** Tells of an abort, unless the status says already that there is one. */
    public void aborted(StatusDraft draft) {
        boolean known = new ConditionList(draft.before().conditions())
                .hasReason(Condition.PROGRESSING, Reasons.ROLLOUT_ABORTED);
        if (!known) {
            news.aborted(Messages.aborted(draft));
        }
    }

    /** The cause of an abort by the progress deadline, when it is over and the user wants that. */
    public Optional<String> stuck(StatusDraft draft) {
        RolloutSpec spec = scene.spec();
        boolean over = spec.progressDeadline().abort()
                && !draft.release().fullyPromoted()
                && scene.sets().stable().isPresent()
                && !draft.waits()
                && !ProgressRule.progressed(draft)
                && !ProgressRule.awaitsScaleDown(scene.sets())
                && ProgressRule.timedOut(scene.rollout().status(), spec, scene.now());
        return over ? Optional.of(Messages.timedOut(draft)) : Optional.empty();
    }

    /** Deletes old ReplicaSets beyond the history limit. */
    public void history() {
        for (ReplicaSet set : HistoryRule.surplus(scene.sets(), scene.spec().revisionHistoryLimit())) {
            out.add(new Action.DeleteReplicaSet(
                    set.name(),
                    set.meta().uid(),
                    set.meta().resourceVersion(),
                    "history: delete revision " + set.revision(),
                    List.of()));
        }
    }

    /**
     * The plan.
     *
     * @param after the status as it will be
     * @param leftover whether the strategy has something left to do or to wait for besides the release itself
     */
    public Plan plan(RolloutStatus after, Release release, Halt halt, boolean leftover) {
        RolloutSpec spec = scene.spec();
        boolean moving = leftover
                || (!halt.abort() && !release.fullyPromoted())
                || after.clock().running()
                || RestartRule.pending(spec.restartAt(), release.restartedAt());
        if (!halt.abort()
                && !spec.paused()
                && halt.pauses().isEmpty()
                && !ProgressRule.takesItsTime(spec, release, after.analyses())
                && !isHealthy(after)
                && !ProgressRule.awaitsScaleDown(scene.sets())) {
            out.wakeAt(ProgressRule.recheck(new ConditionList(after.conditions()), spec));
        }
        return new HeldBack(scene.seen(), halt.abort())
                .plan(
                        out,
                        moving ? Plan.State.IN_FLIGHT : settled(halt),
                        ReleaseName.of(scene.rollout(), scene.sets(), release, halt.abort()),
                        outlook(after, release, halt));
    }

    private HeldBack.Outlook outlook(RolloutStatus after, Release release, Halt halt) {
        Release before = scene.rollout().status().release();
        boolean decided =
                halt.abort() || (release.fullyPromoted() && !after.clock().running());
        return new HeldBack.Outlook(
                new Position(before.stepIndex(), before.podHash()),
                after.phase().phase(),
                decided ? Optional.of(settled(halt)) : Optional.empty(),
                scene.sets().current().map(set -> set.meta().annotations().get(Keys.RELEASE_RECORD)));
    }

    private static boolean isHealthy(RolloutStatus status) {
        return new ConditionList(status.conditions()).isTrue(Condition.HEALTHY);
    }

    private static Plan.State settled(Halt halt) {
        return halt.abort() ? Plan.State.ABORTED : Plan.State.PROMOTED;
    }
}
