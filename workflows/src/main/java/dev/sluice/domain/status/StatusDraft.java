package dev.sluice.domain.status;

import dev.sluice.domain.plugin.PluginItems;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.AnalysisPointers;
import dev.sluice.domain.rollout.BlueGreenStatus;
import dev.sluice.domain.rollout.CanaryStatus;
import dev.sluice.domain.rollout.Counts;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.RolloutStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What a planner has decided so far, from which the rest of the status follows.
 *
 * @param turn what happens to the release in this plan
 * @param analyses the AnalysisRuns that the release goes by
 * @param canary where the traffic of a canary release is to go from now on
 * @param routing why traffic does not go where it should; empty when it does, or is not routed
 * @param plugins what has become of the release's plug-in steps
 * @param abortCause why the controller aborts; empty when a user did, or nobody
 */
public record StatusDraft(
        Rollout rollout,
        RolloutSpec spec,
        ReplicaSets sets,
        Release release,
        Halt halt,
        Counts counts,
        Turn turn,
        Optional<String> abortCause,
        Instant now,
        BlueGreenStatus blueGreen,
        AnalysisPointers analyses,
        CanaryStatus canary,
        Optional<String> routing,
        PluginItems plugins) {

    /** A draft for a blue-green release. */
    public StatusDraft(
            Rollout rollout,
            RolloutSpec spec,
            ReplicaSets sets,
            Release release,
            Halt halt,
            Counts counts,
            Turn turn,
            Optional<String> abortCause,
            Instant now,
            BlueGreenStatus blueGreen,
            AnalysisPointers analyses) {
        this(
                rollout,
                spec,
                sets,
                release,
                halt,
                counts,
                turn,
                abortCause,
                now,
                blueGreen,
                analyses,
                CanaryStatus.NONE,
                Optional.empty(),
                PluginItems.NONE);
    }

    /** A draft for a release that is not blue-green, and whose traffic stays where it is. */
    public StatusDraft(
            Rollout rollout,
            RolloutSpec spec,
            ReplicaSets sets,
            Release release,
            Halt halt,
            Counts counts,
            Turn turn,
            Optional<String> abortCause,
            Instant now,
            AnalysisPointers analyses) {
        this(
                rollout,
                spec,
                sets,
                release,
                halt,
                counts,
                turn,
                abortCause,
                now,
                BlueGreenStatus.NONE,
                analyses,
                rollout.status().canary(),
                Optional.empty(),
                PluginItems.NONE);
    }

    /** The same, with these plug-in steps. */
    public StatusDraft with(PluginItems others) {
        return new StatusDraft(
                rollout,
                spec,
                sets,
                release,
                halt,
                counts,
                turn,
                abortCause,
                now,
                blueGreen,
                analyses,
                canary,
                routing,
                others);
    }

    /** What a plan does to the release as a whole. */
    public enum Turn {
        /** A new template or new steps, whose ReplicaSet this plan creates. */
        CREATED,
        /** A new template or new steps, for which there is a ReplicaSet. */
        FOUND,
        /** Nothing of that kind. */
        ONWARD
    }

    public RolloutStatus before() {
        return rollout.status();
    }

    /** Whether the release is held by a pause, or the whole Rollout by its user. */
    public boolean paused() {
        return spec.paused() || !halt.pauses().isEmpty();
    }

    /** Whether the release is held, or at a step that takes as long as it takes: then it is not late (spec 2.4). */
    public boolean waits() {
        return paused() || ProgressRule.takesItsTime(spec, release, analyses);
    }

    /** The ReplicaSet that the active Service selects; empty when none is, or for another strategy than blue-green. */
    public Optional<ReplicaSet> active() {
        return sets.withHash(blueGreen.activeSelector());
    }

    public boolean begins() {
        return turn != Turn.ONWARD;
    }

    public int size() {
        return spec.size();
    }
}
