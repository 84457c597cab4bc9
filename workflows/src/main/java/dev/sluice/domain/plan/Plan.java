package dev.sluice.domain.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to do now.
 *
 * @param actions in order; each starts when the one before has succeeded
 * @param deadline when to look again though nothing changes; empty when only a change matters
 * @param state what the release is, if nothing is left to do
 * @param urgent whether the actions should not wait; counts alone are not urgent
 * @param release empty when the object is gone or no release can be named, such as for an invalid spec
 * @param position where the release stands, to which commands are bound
 * @param phase the phase as the status has it after this plan
 */
public record Plan(
        List<Action> actions,
        Optional<Instant> deadline,
        State state,
        boolean urgent,
        Optional<ReleaseId> release,
        Position position,
        String phase,
        Freshness seen) {
    public Plan {
        actions = List.copyOf(actions);
    }

    /** What a release is. */
    public enum State {
        /** It goes on: the workflow stays open. */
        IN_FLIGHT,
        /** Promoted, and nothing left of it. */
        PROMOTED,
        /** Aborted, and everything is back. */
        ABORTED,
        /** The spec cannot be used. */
        INVALID,
        /** The object is gone, or has another uid. */
        GONE
    }

    public boolean inFlight() {
        return state == State.IN_FLIGHT;
    }

    /** Nothing to do, and no more to come. */
    public boolean atRest() {
        return !inFlight() && actions.isEmpty();
    }
}
