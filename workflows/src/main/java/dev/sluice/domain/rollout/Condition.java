package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** One entry of {@code status.conditions} (spec 2.4). */
public record Condition(
        Type type, Status status, String reason, String message, Instant lastUpdateTime, Instant lastTransitionTime) {

    /** The condition types that Sluice sets. */
    public enum Type {
        InvalidSpec,
        Available,
        Progressing,
        Paused,
        Completed,
        Healthy,
        ReplicaFailure
    }

    /** A condition's truth value. */
    public enum Status {
        True,
        False,
        Unknown
    }

    /** The six fields under their JSON names. */
    public Json.Obj toJson() {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        fields.put("type", Json.of(type.name()));
        fields.put("status", Json.of(status.name()));
        fields.put("lastUpdateTime", Times.write(lastUpdateTime));
        fields.put("lastTransitionTime", Times.write(lastTransitionTime));
        fields.put("reason", Json.of(reason));
        fields.put("message", Json.of(message));
        return new Json.Obj(fields);
    }
}
