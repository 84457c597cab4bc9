package dev.sluice.domain.release.analysis;

/** What an analysis says of the release (spec F6). */
public sealed interface Standing {

    /** It has not ended. */
    record Running() implements Standing {}

    /** It has succeeded. */
    record Passed() implements Standing {}

    /**
     * A human has to decide.
     *
     * @param run name of the run
     */
    record Inconclusive(String run) implements Standing {}

    /**
     * The release is to be aborted.
     *
     * @param cause as the condition has it (spec 2.4, "Abort causes")
     */
    record Failed(String cause) implements Standing {}
}
