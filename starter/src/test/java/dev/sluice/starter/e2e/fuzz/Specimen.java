package dev.sluice.starter.e2e.fuzz;

import dev.sluice.domain.json.Json;
import java.util.Optional;

/**
 * One Rollout, and what is to become of it.
 *
 * @param kind what is wrong with it
 * @param object as it is created
 * @param blow what is done to it later; empty when it is bad from the beginning
 * @param fate what becomes of it in the end: of the object, or of the blow
 */
public record Specimen(String kind, Json.Obj object, Optional<Blow> blow, Fate fate) {

    /**
     * A merge patch.
     *
     * @param moment when it comes
     * @param onStatus whether it goes to the status subresource
     */
    public record Blow(Moment moment, boolean onStatus, Json.Obj patch) {}

    /** Where a release stands. */
    public enum Moment {
        /** Deployed, and nothing to do. */
        AT_REST,
        /** In the middle of an update, at its pause without end. */
        PAUSED
    }

    public String name() {
        return object.obj("metadata").text("name").orElse("");
    }

    /** What a failing test shows of it. */
    @Override
    public String toString() {
        String name = name();
        return kind + " " + (name.length() > 40 ? name.substring(0, 40) + "…" : name);
    }
}
