package dev.sluice.starter.timing;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a plan asks for, and since when. It counts as the same as long as nobody has written to the Rollout and the actions
 * read the same; what is in them may carry the time of each look.
 *
 * @param version of the Rollout
 * @param gist kind, target and summary of each action
 */
public record Want(long version, List<String> gist, Instant since) {
    private static final Duration COUNTS_WAIT = Duration.ofMillis(300);

    /** What these actions on objects of this age ask for, from now on. */
    public static Want of(List<Action> actions, Freshness seen, Instant now) {
        return new Want(seen.of(Freshness.ROLLOUTS), gist(actions), now);
    }

    /** How these actions read. */
    public static List<String> gist(List<Action> actions) {
        return actions.stream()
                .map(action -> action.key() + ": " + action.summary())
                .toList();
    }

    /** How long a plan can wait for more to come: one of counts alone a little, any other not at all. */
    public static Duration patience(Plan plan) {
        return plan.actions().isEmpty() || plan.urgent() ? Duration.ZERO : COUNTS_WAIT;
    }

    /** The same want with its age when it is unchanged, else the new one. */
    public Want since(Optional<Want> before) {
        return before.filter(known -> known.version == version && known.gist.equals(gist))
                .orElse(this);
    }
}
