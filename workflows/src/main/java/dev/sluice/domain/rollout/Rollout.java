package dev.sluice.domain.rollout;

/** A Rollout as the cluster has it. */
public record Rollout(RolloutId id, Meta meta, Spec spec, RolloutStatus status) {

    /** The spec, or why it cannot be used. */
    public sealed interface Spec {

        /** A spec that keeps all rules of spec 1.10. */
        record Valid(RolloutSpec value) implements Spec {}

        /**
         * A spec that breaks a rule.
         *
         * @param error the first broken rule as a Kubernetes field error
         */
        record Invalid(String error) implements Spec {}
    }

    /** The revision annotation; empty before the first ReplicaSet. */
    public String revision() {
        return meta.annotations().getOrDefault(Keys.REVISION, "");
    }
}
