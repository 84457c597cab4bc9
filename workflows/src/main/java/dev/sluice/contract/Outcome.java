package dev.sluice.contract;

import dev.sluice.domain.plan.Freshness;

/** What came of a write. Failures are values: the planner decides what follows. */
public sealed interface Outcome {

    /**
     * The object is as asked for, by this write or already.
     *
     * @param written the resourceVersion that the write made
     */
    record Done(Freshness written) implements Outcome {}

    /** The object has moved on; observe again. */
    record Conflict(String why) implements Outcome {}

    /** The request makes no sense now; only commands are refused. */
    record Refused(String why) implements Outcome {}

    /**
     * It did not work, and may later.
     *
     * @param code kind of failure: an HTTP status reason, or {@code NameTaken}, {@code Unreachable}, {@code TimedOut}
     */
    record Failed(String code, String why) implements Outcome {
        public static final String UNREACHABLE = "Unreachable";
        public static final String TIMED_OUT = "TimedOut";

        /** Whether the server gave no answer, so that another try elsewhere may do better. */
        public boolean unanswered() {
            return code.equals(UNREACHABLE) || code.equals(TIMED_OUT);
        }
    }
}
