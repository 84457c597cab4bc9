package dev.sluice.domain.rollout;

import java.time.Instant;

/**
 * One entry of {@code status.conditions} (spec 2.4).
 *
 * @param type one of the constants here, or that of a condition which someone else set
 */
public record Condition(
        String type, Status status, String reason, String message, Instant lastUpdateTime, Instant lastTransitionTime) {
    public static final String INVALID_SPEC = "InvalidSpec";
    public static final String AVAILABLE = "Available";
    public static final String PROGRESSING = "Progressing";
    public static final String PAUSED = "Paused";
    public static final String COMPLETED = "Completed";
    public static final String HEALTHY = "Healthy";
    public static final String REPLICA_FAILURE = "ReplicaFailure";

    /** Our own: false while traffic does not go where it should, and absent otherwise. */
    public static final String TRAFFIC_ROUTING = "TrafficRouting";

    /** A condition's truth value. */
    public enum Status {
        True,
        False,
        Unknown
    }
}
