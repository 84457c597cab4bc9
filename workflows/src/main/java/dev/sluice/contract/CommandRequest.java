package dev.sluice.contract;

import dev.sluice.domain.command.Command;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.RolloutId;

/** Asks for a command to be written to the object, which is read no older than {@code notBefore}. */
public record CommandRequest(RolloutId id, Freshness notBefore, Command command) {}
