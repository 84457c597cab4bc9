package dev.sluice.domain.traffic.object;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import java.util.Optional;

/**
 * Why traffic cannot be routed as wanted. None is mended by a mere retry: the Rollout or the object has to change.
 *
 * @param object the object in which the field stands; empty when it stands in the Rollout
 * @param field its path
 * @param value {@link Json#NULL} when it is absent
 * @param rule what it ought to be, in the words of the spec where it has any
 */
public record RoutingError(Cause cause, Optional<ObjectRef> object, String field, Json value, String rule) {

    /** What is wrong. */
    public enum Cause {
        /** A field of the Rollout breaks a rule. */
        INVALID_SPEC,
        /** An object that the Rollout names does not exist. */
        NOT_FOUND,
        /** The object belongs to somebody else. */
        FOREIGN,
        /** The object does not have the shape that routing needs. */
        MALFORMED
    }

    /** A rule broken by a field of the Rollout. */
    public static RoutingError inRollout(String field, Json value, String rule) {
        return new RoutingError(Cause.INVALID_SPEC, Optional.empty(), field, value, rule);
    }

    /** An object that a field of the Rollout names, and that there is not. */
    public static RoutingError missing(String field, ObjectRef object) {
        return new RoutingError(Cause.NOT_FOUND, Optional.empty(), field, Json.of(object.name()), object.notFound());
    }

    /** A field error in the words of Kubernetes, after the object's name when it is not the Rollout's. */
    public String message() {
        return object.map(ref -> ref + ": ").orElse("") + FieldError.invalid(field, value, rule);
    }
}
