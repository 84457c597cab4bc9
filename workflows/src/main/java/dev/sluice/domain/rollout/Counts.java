package dev.sluice.domain.rollout;

/**
 * Pods as the status counts them (spec 2.1).
 *
 * @param updated pods of the current template
 * @param hpa what the scale subresource reports
 */
public record Counts(int replicas, int updated, int ready, int available, int hpa) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
}
