package dev.sluice.domain.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * The action that keeps failing.
 *
 * @param actionKey {@link Action#key()} of the action that failed
 * @param failures how often in a row, at least 1
 * @param code kind of failure, such as {@link #NAME_TAKEN}
 * @param notBefore no further try before this instant
 */
public record Trouble(String actionKey, int failures, String code, String error, Instant notBefore) {
    /** A ReplicaSet of the wanted name exists and is not ours, or holds another template. */
    public static final String NAME_TAKEN = "NameTaken";

    /** An analysis cannot be made from its templates and arguments. */
    public static final String INVALID_ANALYSIS = "InvalidAnalysis";

    /** The plan was carried out and is asked for again on objects no newer. */
    public static final String NO_EFFECT = "NoEffect";

    /** Whether this is about the given action and its next try is still to come. */
    public static boolean holds(Optional<Trouble> trouble, Action action, Instant now) {
        return trouble.filter(known -> known.actionKey().equals(action.key()) && now.isBefore(known.notBefore()))
                .isPresent();
    }
}
