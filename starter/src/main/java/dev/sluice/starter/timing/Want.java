package dev.sluice.starter.timing;

import dev.sluice.domain.plan.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a plan asked for, and since when it has asked for exactly that.
 *
 * @param deadline of the plan, when it is what is wanted
 */
public record Want(List<Action> actions, Optional<Instant> deadline, Instant since) {

    /** The same want with its age when it is unchanged, else the new one. */
    public Want since(Optional<Want> before) {
        return before.filter(known -> known.actions.equals(actions) && known.deadline.equals(deadline))
                .orElse(this);
    }
}
