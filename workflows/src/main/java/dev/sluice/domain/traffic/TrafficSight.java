package dev.sluice.domain.traffic;

import dev.sluice.domain.traffic.object.SeenObjects;
import java.util.Optional;

/** What is known of the objects that route a Rollout's traffic. */
public sealed interface TrafficSight {

    /** Nobody has looked. */
    record Unseen() implements TrafficSight {}

    /**
     * They were read.
     *
     * @param unreadable why some of them could not be; empty when those that are not among them do not exist
     */
    record Seen(SeenObjects objects, Optional<String> unreadable) implements TrafficSight {}

    /** They do as they are told, as in a simulation. */
    record Assumed() implements TrafficSight {}
}
