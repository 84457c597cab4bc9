package dev.sluice.domain.plan;

/**
 * A Kubernetes Event about the Rollout, recorded once the action that carries it has taken effect.
 *
 * @param warning type Warning, else Normal
 * @param reason one of spec 8.3
 * @param index place among the events of its plan; part of the Event's deterministic name
 */
public record Event(boolean warning, String reason, String message, int index) {}
