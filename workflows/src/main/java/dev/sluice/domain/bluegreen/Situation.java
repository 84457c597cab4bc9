package dev.sluice.domain.bluegreen;

import dev.sluice.domain.release.Scene;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.replicaset.RollbackRule;
import dev.sluice.domain.rollout.BlueGreenStatus;
import dev.sluice.domain.rollout.BlueGreenStrategy;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.PauseCondition;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import java.util.Optional;

/**
 * Where a blue-green release stands, before anything that this look decides.
 *
 * @param services which pods the Services select as seen
 */
record Situation(
        Scene scene, BlueGreenStrategy strategy, Release release, Halt halt, BlueGreenStatus services, Gates gates) {

    int size() {
        return scene.spec().size();
    }

    ReplicaSets sets() {
        return scene.sets();
    }

    /** Whether the active Service selects the current version. */
    boolean active() {
        return services.activeSelector().equals(scene.hash());
    }

    /** Whether nobody may switch anything: the user paused the Rollout, or has to decide on an analysis (spec 3.1). */
    boolean halted() {
        return scene.spec().paused() || unclear();
    }

    /** Whether a human has to decide on an analysis. */
    boolean unclear() {
        return halt.pause(PauseCondition.INCONCLUSIVE_ANALYSIS_RUN).isPresent();
    }

    /** Whether the release goes back to a version that needs neither a pause nor a proof (spec 3.7). */
    boolean fastRollback() {
        boolean toStable =
                sets().stable().isPresent() && sets().distinctStable().isEmpty();
        return toStable || RollbackRule.withinWindow(sets(), scene.spec().rollbackWindow()) || keptForDelay();
    }

    /**
     * Whether an older version comes back that is kept for its scale-down delay. One that is kept since an abort is not: it
     * may have been found bad.
     */
    boolean keptForDelay() {
        Halt before = scene.rollout().status().halt();
        boolean retried = !before.abort() && before.abortedAt().isPresent();
        return !retried && RollbackRule.withinDelay(sets(), scene.now());
    }

    /** Whether no pause and no proof is needed (spec 3.7). */
    boolean fastTracked() {
        return fastRollback()
                || release.promoteFull()
                || services.activeSelector().isEmpty()
                || active();
    }

    /** Pods that the new version should have now, while it is not aborted (spec 3.7, "newRS target"). */
    int target() {
        boolean all = strategy.previewReplicaCount().isEmpty()
                || sets().withHash(services.activeSelector()).isEmpty()
                || fastTracked()
                || (services.checkPoint() && !halted() && halt.pauses().isEmpty());
        return all ? size() : strategy.previewReplicaCount().getAsInt();
    }

    /** Whether the new version has just the pods that it should have, all available. */
    boolean ready() {
        return current()
                .filter(set -> set.replicas() == target() && set.available() == target())
                .isPresent();
    }

    /** Whether the new version could carry all traffic. */
    boolean saturated() {
        return current().filter(set -> set.saturates(size())).isPresent();
    }

    Optional<ReplicaSet> current() {
        return sets().current();
    }

    /** Whether a Service selects this set. */
    boolean isSelected(ReplicaSet set) {
        return set.hash().equals(services.activeSelector()) || set.hash().equals(services.previewSelector());
    }
}
