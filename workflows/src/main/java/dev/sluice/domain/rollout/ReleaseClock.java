package dev.sluice.domain.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * How long a release took, and how much of that it waited for a human (spec 2.6).
 *
 * @param manualPauseSeconds whole seconds, not negative
 * @param completion how the release ended, under the spec's names; empty while it has not
 */
public record ReleaseClock(
        Optional<Instant> startedAt,
        Optional<Instant> manualPauseStartedAt,
        long manualPauseSeconds,
        Optional<Instant> finishedAt,
        Optional<Completion> completion) {
    public static final ReleaseClock NONE =
            new ReleaseClock(Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty());

    /** How a release ended. */
    public enum Completion {
        Promoted,
        FastPromoted,
        Aborted,
        Superseded,
        RolledBack,
        FastRolledBack
    }

    /** Whether a release has begun and not ended. */
    public boolean running() {
        return startedAt.isPresent() && finishedAt.isEmpty();
    }
}
