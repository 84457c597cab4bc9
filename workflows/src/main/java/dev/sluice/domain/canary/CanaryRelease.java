package dev.sluice.domain.canary;

import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.PlanBuilder;
import dev.sluice.domain.plugin.PluginSteps;
import dev.sluice.domain.release.Announcements;
import dev.sluice.domain.release.Ledger;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.release.Sizing;
import dev.sluice.domain.release.SizingAction;
import dev.sluice.domain.release.analysis.ReleaseAnalyses;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.replicaset.RollbackRule;
import dev.sluice.domain.restart.RestartPass;
import dev.sluice.domain.rollout.BlueGreenStatus;
import dev.sluice.domain.rollout.CanaryStatus;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.PauseCondition;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.rollout.Times;
import dev.sluice.domain.rollout.TrafficOptions;
import dev.sluice.domain.status.CanaryDraft;
import dev.sluice.domain.status.StatusDraft;
import dev.sluice.domain.status.StatusDraft.Turn;
import dev.sluice.domain.status.StatusRule;
import dev.sluice.domain.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One look at a canary release: it begins, is held, is taken back, goes on, or is promoted. */
public final class CanaryRelease {
    private final Scene scene;
    private final Observation seen;
    private final Rollout rollout;
    private final RolloutSpec spec;
    private final ReplicaSets sets;
    private final PlanBuilder out;
    private final Instant now;
    private final Announcements news;
    private final Ledger ledger;
    private final CanaryServices services;
    private final ReleaseAnalyses runs;
    private final CanaryAnalyses analyses;
    private final Optional<TrafficPass> traffic;
    private final Scalings scalings;
    private final PluginSteps plugins;
    private Release release;
    private Halt halt;

    public CanaryRelease(Scene scene) {
        this.scene = scene;
        this.seen = scene.seen();
        this.rollout = scene.rollout();
        this.spec = scene.spec();
        this.sets = scene.sets();
        this.out = scene.out();
        this.now = scene.now();
        this.news = new Announcements(rollout, revision());
        this.ledger = new Ledger(scene, news);
        this.services = new CanaryServices(scene, news);
        this.runs = new ReleaseAnalyses(scene, news);
        this.analyses = new CanaryAnalyses(scene, runs);
        this.traffic = spec.canary().traffic().map(options -> new TrafficPass(scene, options, news));
        this.scalings = new Scalings(scene, traffic);
        this.plugins = new PluginSteps(scene, news);
        this.release = rollout.status()
                .release()
                .withPodHash(scene.hash())
                .withinSteps(spec.steps().size());
        this.halt = rollout.status().halt().settled();
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
        if (changed()) {
            return begin(turn);
        }
        plugins.look(release, halt);
        release = new RestartPass(seen, spec, sets, out).over(release);
        if (release.fullyPromoted()) {
            halt = halt.abort() ? Halt.NONE : halt;
        }
        if (release.promoteFull() || RollbackRule.withinWindow(sets, spec.rollbackWindow())) {
            halt = Halt.NONE;
            release = release.withStepIndex(allSteps());
        } else if (halt.abort()) {
            return abort(Optional.empty());
        }
        if (isAnalysed()) {
            analyses.look(release, halt);
        }
        return ledger.stuck(draft(Turn.ONWARD, Optional.empty()))
                .or(analyses::failure)
                .or(() -> isAnalysed() ? plugins.failure(release) : Optional.empty())
                .map(cause -> abort(Optional.of(cause)))
                .orElseGet(this::onward);
    }

    /** Whether analyses have a say: not in an initial deployment, and not in what is promoted or to be promoted at once. */
    private boolean isAnalysed() {
        return sets.stable().isPresent()
                && !release.fullyPromoted()
                && !release.promoteFull()
                && !RollbackRule.withinWindow(sets, spec.rollbackWindow());
    }

    private boolean isPassed(int step) {
        boolean byPlugin = spec.steps().get(step) instanceof Step.Plugin;
        return isAnalysed() && (byPlugin ? plugins.passed(step) : analyses.passed(step));
    }

    private boolean changed() {
        Release before = rollout.status().release();
        boolean otherSteps = !before.stepHash().equals(spec.canary().stepHash());
        boolean otherPods = !before.podHash().isEmpty() && !before.podHash().equals(release.podHash());
        return otherSteps || otherPods;
    }

    private Plan begin(Turn turn) {
        boolean back = sets.stable().isPresent() && sets.distinctStable().isEmpty();
        OptionalInt first = spec.steps().isEmpty() ? OptionalInt.empty() : OptionalInt.of(0);
        boolean within = RollbackRule.withinWindow(sets, spec.rollbackWindow());
        if (back && first.isPresent()) {
            news.skipsSteps("Rollback to stable ReplicaSets");
        } else if (within && first.isPresent()) {
            news.skipsSteps("Rollback to active ReplicaSets within RollbackWindow");
        }
        halt = Halt.NONE;
        plugins.clear();
        release = release.withSteps(spec.canary().stepHash(), back || within ? allSteps() : first)
                .withPromoteFull(false)
                .withRestartedAt(spec.restartAt());
        RolloutStatus after = writeStatus(turn, Optional.empty(), "revision " + revision() + " begins");
        if (sets.stable().isPresent()) {
            scale();
        }
        return finish(after);
    }

    private Plan abort(Optional<String> cause) {
        halt = halt.aborted(now);
        runs.giveUp();
        plugins.abort();
        release = release.withStepIndex(spec.steps().isEmpty() ? OptionalInt.empty() : OptionalInt.of(0));
        services.toStable();
        route();
        scale();
        ledger.aborted(draft(Turn.ONWARD, cause));
        return finish(writeStatus(Turn.ONWARD, cause, "aborted revision " + revision()));
    }

    private Plan onward() {
        if (!scene.resized()) {
            services.follow();
            route();
        }
        analyses.inconclusive()
                .ifPresentOrElse(this::hold, () -> runs.resumedAfter().ifPresent(this::resume));
        if (isHeld()) {
            return finish(writeStatus(Turn.ONWARD, Optional.empty(), "an analysis is inconclusive"));
        }
        if (spec.paused()) {
            return promotable()
                    .map(this::promote)
                    .orElseGet(() -> finish(writeStatus(Turn.ONWARD, Optional.empty(), "paused by its user")));
        }
        if (!scene.resized()) {
            StepWalk.Walked walked =
                    new StepWalk(scene, news, this::passAt, this::isPassed, this::isRouted).from(release, halt);
            release = walked.release();
            halt = walked.halt();
            analyses.arrived(release.stepIndex());
            plugins.leaveBehind(release);
        }
        Optional<String> reason = promotable();
        if (reason.isPresent() && !scene.resized()) {
            return promote(reason.get());
        }
        RolloutStatus after = writeStatus(Turn.ONWARD, Optional.empty(), "step " + position());
        scale();
        ledger.history();
        return finish(after);
    }

    private Plan promote(String reason) {
        if (!spec.paused()) {
            scale();
        }
        if (!release.fullyPromoted()) {
            news.completed(release.podHash(), reason);
            traffic.ifPresent(TrafficPass::flip);
        }
        release = release.withStable(release.podHash()).withPromoteFull(false).withStepIndex(allSteps());
        halt = Halt.NONE;
        runs.giveUp();
        plugins.leaveBehind(release);
        RolloutStatus after = writeStatus(Turn.ONWARD, Optional.empty(), "promoted revision " + revision());
        ledger.history();
        return finish(after);
    }

    private boolean isHeld() {
        return halt.pause(PauseCondition.INCONCLUSIVE_ANALYSIS_RUN).isPresent();
    }

    private void hold(String run) {
        halt = halt.paused(PauseCondition.INCONCLUSIVE_ANALYSIS_RUN, Times.toSecond(now));
        news.paused(PauseCondition.INCONCLUSIVE_ANALYSIS_RUN, run);
    }

    /** A human has resumed after an inconclusive analysis. At a pause step that counts for the pause, whose end tells it. */
    private void resume(String run) {
        int index = release.stepIndex().orElse(spec.steps().size());
        if (index >= spec.steps().size() || !(spec.steps().get(index) instanceof Step.Pause)) {
            halt = Halt.NONE;
            news.resumed(run);
        }
    }

    private Optional<String> promotable() {
        return PromotionRule.reason(sets, release, spec).filter(reason -> isTaken());
    }

    /** Whether the routers have given the new version all traffic, where it came to that by steps. */
    private boolean isTaken() {
        boolean bySteps = isAnalysed() && !halt.abort();
        return !bySteps || isRouted(spec.steps().size());
    }

    private void route() {
        if (mayRoute()) {
            traffic.ifPresent(pass -> pass.route(release, halt, pass().atDesiredCounts()));
        }
    }

    /** While the user pauses the Rollout its traffic stays where it is. */
    private boolean mayRoute() {
        return !spec.paused() || halt.abort();
    }

    private boolean isRouted(int index) {
        return traffic.map(pass -> pass.takenAt(index)).orElse(true);
    }

    private void scale() {
        if (spec.paused() || isHeld()) {
            return;
        }
        String why = halt.abort() ? "abort" : position();
        for (Sizing sizing : pass().next()) {
            out.add(SizingAction.of(sizing, spec.size(), why, news.take()));
        }
    }

    private Scaling pass() {
        return scalings.at(release, halt);
    }

    private Scaling passAt(int index) {
        return scalings.at(release.withStepIndex(OptionalInt.of(index)), Halt.NONE);
    }

    private StatusDraft draft(Turn turn, Optional<String> cause) {
        return new StatusDraft(
                rollout,
                spec,
                sets,
                release,
                halt,
                StatusRule.count(sets),
                turn,
                cause,
                now,
                BlueGreenStatus.NONE,
                runs.pointers(),
                new CanaryDraft(
                        traffic.map(TrafficPass::status).orElse(CanaryStatus.NONE),
                        traffic.flatMap(TrafficPass::trouble),
                        plugins.items()));
    }

    private RolloutStatus writeStatus(Turn turn, Optional<String> cause, String summary) {
        return ledger.write(draft(turn, cause), summary);
    }

    private OptionalInt allSteps() {
        int steps = spec.steps().size();
        return steps == 0 ? OptionalInt.empty() : OptionalInt.of(steps);
    }

    private int revision() {
        return scene.revision();
    }

    private String position() {
        List<Step> steps = spec.steps();
        int index = release.stepIndex().orElse(steps.size());
        return index < steps.size() ? steps.get(index).label() : "revision " + revision();
    }

    private Plan finish(RolloutStatus after) {
        runs.tidy();
        plugins.act(release, halt);
        return conclude(after);
    }

    private Plan conclude(RolloutStatus after) {
        out.wakeAt(sets.nextScaleDown(now));
        boolean misrouted = spec.replicas().isPresent()
                && mayRoute()
                && traffic.filter(pass -> !pass.settled()).isPresent();
        return ledger.plan(
                after, release, halt, sets.unstable().anyMatch(this::isToGo) || misrouted || plugins.isBusy());
    }

    private boolean isToGo(ReplicaSet set) {
        boolean stays = halt.abort()
                && set.hash().equals(scene.hash())
                && spec.canary().traffic().filter(TrafficOptions::keepsAborted).isPresent();
        return set.hasPods() && !set.hash().equals(release.stable()) && !stays;
    }
}
