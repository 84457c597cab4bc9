package dev.sluice.domain.rollout;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far the template of the spec has come (spec 2.1).
 *
 * @param podHash hash label of the ReplicaSet of the current template; empty before the first
 * @param stepHash hash of the steps that {@code stepIndex} counts; empty before the first
 * @param stepIndex the step being executed; the number of steps when all are done; empty without steps
 * @param stable hash label of the ReplicaSet last promoted; empty before the first promotion
 * @param restartedAt the restart last completed
 */
public record Release(
        String podHash,
        String stepHash,
        OptionalInt stepIndex,
        String stable,
        OptionalInt collisionCount,
        boolean promoteFull,
        Optional<Instant> restartedAt) {
    public static final Release NONE =
            new Release("", "", OptionalInt.empty(), "", OptionalInt.empty(), false, Optional.empty());

    /** Whether the current template is the promoted one; also true before anything was deployed (spec 3.1). */
    public boolean fullyPromoted() {
        return stable.equals(podHash);
    }

    public Release withPodHash(String hash) {
        return new Release(hash, stepHash, stepIndex, stable, collisionCount, promoteFull, restartedAt);
    }

    public Release withSteps(String hash, OptionalInt index) {
        return new Release(podHash, hash, index, stable, collisionCount, promoteFull, restartedAt);
    }

    /** With the step index, which anyone may have written, brought into 0..{@code steps}. */
    public Release withinSteps(int steps) {
        return stepIndex.isPresent() ? withStepIndex(OptionalInt.of(Math.clamp(stepIndex.getAsInt(), 0, steps))) : this;
    }

    public Release withStepIndex(OptionalInt index) {
        return withSteps(stepHash, index);
    }

    public Release withStable(String hash) {
        return new Release(podHash, stepHash, stepIndex, hash, collisionCount, promoteFull, restartedAt);
    }

    public Release withCollisionCount(int count) {
        return new Release(podHash, stepHash, stepIndex, stable, OptionalInt.of(count), promoteFull, restartedAt);
    }

    public Release withPromoteFull(boolean requested) {
        return new Release(podHash, stepHash, stepIndex, stable, collisionCount, requested, restartedAt);
    }

    public Release withRestartedAt(Optional<Instant> time) {
        return new Release(podHash, stepHash, stepIndex, stable, collisionCount, promoteFull, time);
    }
}
