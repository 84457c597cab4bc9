package dev.sluice.contract;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.plugin.StepCalls.StepCall;
import dev.sluice.domain.rollout.RolloutId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for a plan.
 *
 * @param notBefore the observation is to be no older than this
 * @param now the run's clock
 * @param calls of users' workers that the run has begun
 */
public record ObserveRequest(
        RolloutId id, Freshness notBefore, Instant now, Optional<Trouble> trouble, List<StepCall> calls) {

    /** A request from before there were calls has none. */
    public ObserveRequest {
        calls = List.copyOf(Objects.requireNonNullElse(calls, List.of()));
    }

    /** A request of a run that has begun no calls. */
    public ObserveRequest(RolloutId id, Freshness notBefore, Instant now, Optional<Trouble> trouble) {
        this(id, notBefore, now, trouble, List.of());
    }
}
