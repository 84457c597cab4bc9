package dev.sluice.domain.status;

import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.AnalysisPointers;
import dev.sluice.domain.rollout.BlueGreenStatus;
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
 * @param blueGreen {@link BlueGreenStatus#NONE} for another strategy
 * @param canary {@link CanaryDraft#NONE} for another strategy
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
        CanaryDraft canary) {

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
