package dev.sluice.domain.rollout;

/**
 * Which Rollout: its place and, because a name can be used again, its uid.
 *
 * @param uid never empty
 */
public record RolloutId(String namespace, String name, String uid) {

    /** {@code namespace/name}, as events and logs have it. */
    public String path() {
        return namespace + "/" + name;
    }
}
