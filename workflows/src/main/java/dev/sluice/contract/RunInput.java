package dev.sluice.contract;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.rollout.RolloutId;
import java.util.Objects;
import java.util.Optional;

/**
 * Starts the run of a release.
 *
 * @param searchAttributes whether the Temporal namespace knows Sluice's search attributes
 * @param notBefore the first observation is to be no older than this; one that is missing counts as any
 * @param unfinished the record of the same release when its history was cut; empty for a new release
 */
public record RunInput(
        RolloutId id, boolean searchAttributes, Freshness notBefore, Optional<ReleaseRecord> unfinished) {
    public RunInput {
        notBefore = Objects.requireNonNullElse(notBefore, Freshness.NONE);
    }
}
