package dev.sluice.contract;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.rollout.RolloutId;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for a plan.
 *
 * @param notBefore the observation is to be no older than this
 * @param now the run's clock
 */
public record ObserveRequest(RolloutId id, Freshness notBefore, Instant now, Optional<Trouble> trouble) {}
