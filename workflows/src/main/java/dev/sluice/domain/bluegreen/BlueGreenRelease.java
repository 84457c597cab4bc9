package dev.sluice.domain.bluegreen;

import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.PlanBuilder;
import dev.sluice.domain.release.Announcements;
import dev.sluice.domain.release.Ledger;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.release.Sizing;
import dev.sluice.domain.release.SizingAction;
import dev.sluice.domain.release.analysis.ReleaseAnalyses;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.replicaset.RollbackRule;
import dev.sluice.domain.restart.RestartPass;
import dev.sluice.domain.rollout.BlueGreenStrategy;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.PauseCondition;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.rollout.Times;
import dev.sluice.domain.status.CanaryDraft;
import dev.sluice.domain.status.StatusDraft;
import dev.sluice.domain.status.StatusDraft.Turn;
import dev.sluice.domain.status.StatusRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One look at a blue-green release: it begins, is held, is taken back, is switched over, or is promoted. */
public final class BlueGreenRelease {
    private final Scene scene;
    private final Rollout rollout;
    private final RolloutSpec spec;
    private final BlueGreenStrategy strategy;
    private final ReplicaSets sets;
    private final PlanBuilder out;
    private final Announcements news;
    private final Ledger ledger;
    private final Switches services;
    private final ReleaseAnalyses runs;
    private final BlueGreenAnalyses analyses;
    private Gates gates = Gates.NONE;
    private Release release;
    private Halt halt;
    private Halt told;

    /**
     * A look.
     *
     * @param scene of a Rollout whose strategy is blue-green, and whose Services exist
     */
    public BlueGreenRelease(Scene scene) {
        this.scene = scene;
        this.rollout = scene.rollout();
        this.spec = scene.spec();
        this.strategy = (BlueGreenStrategy) spec.strategy();
        this.sets = scene.sets();
        this.out = scene.out();
        this.news = new Announcements(rollout, scene.revision());
        this.ledger = new Ledger(scene, news);
        this.release = rollout.status().release().withPodHash(scene.hash()).withSteps("", OptionalInt.empty());
        this.halt = rollout.status().halt().settled();
        this.told = rollout.status().halt();
        this.services = new Switches(scene, strategy, news);
        this.runs = new ReleaseAnalyses(scene, news);
        this.analyses = new BlueGreenAnalyses(strategy, runs);
    }

    /**
     * The plan.
     *
     * @param turn whether the current set was found or is created, should the release begin
     */
    public Plan plan(Turn turn) {
        if (spec.replicas().isEmpty()) {
            return conclude(rollout.status());
        }
        if (!rollout.status().release().podHash().equals(release.podHash())) {
            return begin(turn);
        }
        release = new RestartPass(scene.seen(), spec, sets, out).over(release);
        if (release.promoteFull() || (release.fullyPromoted() && halt.abort())) {
            halt = Halt.NONE;
        } else if (halt.abort()) {
            return abort(Optional.empty());
        }
        gates = analyses.look(at());
        return ledger.stuck(draft(Turn.ONWARD, Optional.empty()))
                .or(gates::failure)
                .map(cause -> abort(Optional.of(cause)))
                .orElseGet(this::onward);
    }

    private Plan begin(Turn turn) {
        halt = Halt.NONE;
        services.setCheckPoint(false);
        release = release.withPromoteFull(false).withRestartedAt(spec.restartAt());
        switchPreview();
        RolloutStatus after = write(turn, Optional.empty(), "revision " + scene.revision() + " begins");
        if (sets.stable().isPresent()) {
            scale(new SetSizes(at()).inUse(), "revision " + scene.revision());
        }
        return finish(after);
    }

    private Plan abort(Optional<String> cause) {
        halt = halt.aborted(scene.now());
        analyses.retire();
        gates = Gates.NONE;
        switchPreview();
        if (!at().halted()) {
            sets.stable().ifPresent(stable -> services.switchActive(stable.hash()));
        }
        scale(new SetSizes(at()).inUse(), "abort");
        ledger.aborted(draft(Turn.ONWARD, cause));
        RolloutStatus after = write(Turn.ONWARD, cause, "aborted revision " + scene.revision());
        scale(new SetSizes(then()).outOfUse(), "abort");
        return finish(after);
    }

    private Plan onward() {
        heed();
        List<Sizing> inUse = new SetSizes(at()).inUse();
        String why = "revision " + scene.revision();
        if (scene.resized()) {
            scale(inUse, why);
            return finish(write(Turn.ONWARD, Optional.empty(), "size " + spec.size()));
        }
        switchPreview();
        scale(inUse, why);
        switchOver();
        if (!at().active() && then().active()) {
            gates = analyses.switched(gates, then());
        }
        RolloutStatus after =
                promotable().map(this::promote).orElseGet(() -> write(Turn.ONWARD, Optional.empty(), why + " goes on"));
        scale(new SetSizes(then()).outOfUse(), why);
        ledger.history();
        return finish(after);
    }

    /** Leaves the decision to a human when an analysis does; what he answers is no promotion while that analysis goes on. */
    private void heed() {
        gates.inconclusive()
                .ifPresentOrElse(this::hold, () -> runs.resumedAfter().ifPresent(this::resume));
        if (halt.pauses().isEmpty() && !gates.prePromotion().open()) {
            halt = Halt.NONE;
        }
    }

    private void hold(String run) {
        halt = halt.paused(PauseCondition.INCONCLUSIVE_ANALYSIS_RUN, Times.toSecond(scene.now()));
        told = halt;
        news.paused(PauseCondition.INCONCLUSIVE_ANALYSIS_RUN, run);
    }

    private void resume(String run) {
        halt = Halt.NONE;
        told = halt;
        news.resumed(run);
    }

    /** Holds the new version at the pause, or lets it grow, or lets traffic in, as far as it has come (spec 3.7). */
    private void switchOver() {
        Situation at = at();
        if (at.halted()) {
            return;
        }
        boolean proven = at.fastTracked();
        if (at.ready()) {
            PauseWalk.Walked walked = new PauseWalk(at).walk();
            halt = walked.halt();
            proven |= walked.over() && gates.prePromotion().open();
            reachCheckPoint(at, proven);
        }
        if (proven && at.saturated()) {
            services.switchActive(scene.hash());
        }
    }

    private void reachCheckPoint(Situation at, boolean proven) {
        boolean reached =
                proven && !at.fastTracked() && strategy.previewReplicaCount().isPresent();
        services.setCheckPoint(at.services().checkPoint() || reached);
    }

    private void switchPreview() {
        if (!at().halted()) {
            services.switchPreview();
        }
    }

    /** Why the new version is the stable one from now on, in the words of the event; empty while it is not. */
    private Optional<String> promotable() {
        if (sets.stable().isEmpty() || services.after().activeSelector().isEmpty()) {
            return Optional.of("Initial deploy");
        }
        if (!services.after().activeSelector().equals(scene.hash())) {
            return Optional.empty();
        }
        if (release.promoteFull()) {
            return Optional.of("Full promotion requested");
        }
        if (RollbackRule.withinWindow(sets, spec.rollbackWindow())) {
            return Optional.of("Rollback within window");
        }
        if (at().fastRollback()) {
            return Optional.of("Fast rollback");
        }
        return gates.postPromotion().open() ? Optional.of("Completed blue-green update") : Optional.empty();
    }

    private RolloutStatus promote(String reason) {
        if (!release.fullyPromoted()) {
            news.completed(release.podHash(), reason);
        }
        release = release.withStable(release.podHash()).withPromoteFull(false);
        halt = Halt.NONE;
        services.setCheckPoint(false);
        return write(Turn.ONWARD, Optional.empty(), "promoted revision " + scene.revision());
    }

    private void scale(List<Sizing> sizings, String why) {
        for (Sizing sizing : sizings) {
            out.add(SizingAction.of(sizing, spec.size(), why, news.take()));
        }
    }

    /** As seen, but for what this look has decided about the release itself. */
    private Situation at() {
        return new Situation(scene, strategy, release, halt, services.seen(), gates);
    }

    /** As it will be once the plan is carried out, but for sizes and pods. */
    private Situation then() {
        ReplicaSets sorted = ReplicaSets.of(sets.all(), sets.current(), release);
        Scene later = new Scene(scene.seen(), rollout, spec, sorted, out);
        return new Situation(later, strategy, release, halt, services.after(), gates);
    }

    private StatusDraft draft(Turn turn, Optional<String> cause) {
        return new StatusDraft(
                rollout,
                spec,
                sets,
                release,
                halt,
                StatusRule.count(sets, sets.withHash(services.after().activeSelector())),
                turn,
                cause,
                scene.now(),
                services.after(),
                runs.pointers(),
                CanaryDraft.NONE);
    }

    private RolloutStatus write(Turn turn, Optional<String> cause, String summary) {
        if (turn == Turn.ONWARD && !halt.abort()) {
            tellPauses();
        }
        return ledger.write(draft(turn, cause), summary);
    }

    private void tellPauses() {
        if (told.isHeld() && !halt.isHeld()) {
            news.resumed();
        } else if (halt.isHeld() && !told.isHeld()) {
            news.paused(halt.pauses().getFirst().reason());
        }
    }

    private Plan finish(RolloutStatus after) {
        runs.tidy();
        return conclude(after);
    }

    private Plan conclude(RolloutStatus after) {
        out.wakeAt(sets.nextScaleDown(scene.now()));
        return ledger.plan(after, release, halt, sets.all().stream().anyMatch(this::isToGo) || isMisled());
    }

    private boolean isToGo(ReplicaSet set) {
        if (!set.hasPods() || set.hash().equals(release.stable())) {
            return false;
        }
        return set.hash().equals(scene.hash())
                ? halt.abort() && !strategy.scaleDown().afterAbort().isZero()
                : !then().isSelected(set);
    }

    /** Whether production traffic does not yet go where it is to stay. */
    private boolean isMisled() {
        return sets.stable().isPresent() && !services.after().activeSelector().equals(release.stable());
    }
}
