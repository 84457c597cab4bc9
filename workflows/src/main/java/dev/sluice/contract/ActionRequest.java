package dev.sluice.contract;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.rollout.RolloutId;

/**
 * Asks for one action to be carried out.
 *
 * @param planned resourceVersion of the Rollout that the plan saw; part of the names of the action's events
 */
public record ActionRequest(RolloutId id, String planned, Action action) {}
