package dev.sluice.workflow.run;

import java.time.Instant;
import java.util.Optional;

/** What a look at the objects came to: when to look again, if ever. */
sealed interface Next {
    Next AGAIN = new Again();
    Next CONFLICT = new Conflict();
    Next END = new End();

    /** Something was done: look again at once. */
    record Again() implements Next {}

    /** The objects had moved on: look again at once, but not over and over. */
    record Conflict() implements Next {}

    /**
     * Something failed: look again at once, so that the planner can say so, and then wait.
     *
     * @param until when the next try is due
     */
    record Failed(Optional<Instant> until) implements Next {}

    /**
     * Nothing is to be done now.
     *
     * @param until empty when only a change or a command matters
     */
    record Wait(Optional<Instant> until) implements Next {}

    /** The release is over. */
    record End() implements Next {}
}
