package dev.sluice.domain.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What to do now.
 *
 * @param actions in order; each starts when the one before has succeeded
 * @param deadline when to look again though nothing changes; empty when only a change matters
 * @param state what the release is, if nothing is left to do
 * @param urgent whether the actions should not wait; counts alone are not urgent
 * @param release empty when the object is gone or no release can be named, such as for an invalid spec; with another uid
 *     when the name belongs to another object by now
 * @param position where the release stands, to which commands are bound
 * @param phase the phase as the status has it after this plan
 * @param decided how the release ended, once the objects say so, though something of it is left, such as a scale-down
 *     delay; empty while it is undecided, and not read while {@code state} says it all
 * @param recordAnnotation the text of {@code Keys.RELEASE_RECORD} on the release's ReplicaSet; empty when there is none
 */
public record Plan(
        List<Action> actions,
        Optional<Instant> deadline,
        State state,
        boolean urgent,
        Optional<ReleaseId> release,
        Position position,
        String phase,
        Freshness seen,
        Optional<State> decided,
        Optional<String> recordAnnotation) {
    public Plan {
        actions = List.copyOf(actions);
    }

    /** A plan for a release that is undecided as long as it is in flight, and has no record on its ReplicaSet. */
    public Plan(
            List<Action> actions,
            Optional<Instant> deadline,
            State state,
            boolean urgent,
            Optional<ReleaseId> release,
            Position position,
            String phase,
            Freshness seen) {
        this(actions, deadline, state, urgent, release, position, phase, seen, Optional.empty(), Optional.empty());
    }

    /** What is known when planning breaks off: that the release may go on. */
    public static Plan unknown(Freshness seen) {
        return new Plan(
                List.of(),
                Optional.empty(),
                State.IN_FLIGHT,
                true,
                Optional.empty(),
                new Position(OptionalInt.empty(), ""),
                "",
                seen);
    }

    /** The same plan with these actions before its own, which do not wait. */
    public Plan after(List<Action> first) {
        return with(Stream.concat(first.stream(), actions.stream()).toList(), urgent || !first.isEmpty());
    }

    /** The same plan with these actions after its own, which do not wait. */
    public Plan before(List<Action> last) {
        return with(Stream.concat(actions.stream(), last.stream()).toList(), urgent || !last.isEmpty());
    }

    private Plan with(List<Action> others, boolean hurried) {
        return new Plan(others, deadline, state, hurried, release, position, phase, seen, decided, recordAnnotation);
    }

    /** The same plan, looked at again at this instant if not before; empty for no such instant. */
    public Plan wakingBy(Optional<Instant> instant) {
        Optional<Instant> earlier =
                Stream.concat(deadline.stream(), instant.stream()).min(Instant::compareTo);
        return new Plan(actions, earlier, state, urgent, release, position, phase, seen, decided, recordAnnotation);
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

    /** How the release ended, if this plan has no actions; empty while it is undecided. */
    public Optional<State> verdict() {
        return inFlight() ? decided : Optional.of(state);
    }

    /** Nothing to do, and no more to come. */
    public boolean atRest() {
        return !inFlight() && actions.isEmpty();
    }
}
