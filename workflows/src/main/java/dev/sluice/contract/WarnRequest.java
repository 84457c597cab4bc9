package dev.sluice.contract;

import dev.sluice.domain.rollout.RolloutId;

/**
 * Asks for a Warning event.
 *
 * @param key makes the event's name unique and repeatable
 */
public record WarnRequest(RolloutId id, String key, String reason, String message) {}
