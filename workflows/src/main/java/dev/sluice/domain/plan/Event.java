package dev.sluice.domain.plan;

import java.util.Objects;

/**
 * A Kubernetes Event about the Rollout, told with the action that carries it. Two with the same reason, message and occasion
 * are one Event, however often they are planned: so an occasion must not change before the action has had its effect, and
 * must change before the same may rightly be told again.
 *
 * @param warning type Warning, else Normal
 * @param reason one of spec 8.3
 * @param occasion what tells it from others that read the same; {@link #ONCE} when the message says it all
 */
public record Event(boolean warning, String reason, String message, String occasion) {
    /** The occasion of what is told once in the life of an object. */
    public static final String ONCE = "";

    /** A message from before there were occasions has none. */
    public Event {
        occasion = Objects.requireNonNullElse(occasion, ONCE);
    }
}
