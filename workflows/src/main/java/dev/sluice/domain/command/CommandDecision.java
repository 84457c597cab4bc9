package dev.sluice.domain.command;

import dev.sluice.domain.json.Json;

/** What a command comes to on an object as it is now. */
public sealed interface CommandDecision {

    /**
     * Merge this into the status, unless the object has changed since.
     *
     * @param statusPatch {@code {"status": {…}}}
     */
    record Write(Json.Obj statusPatch) implements CommandDecision {}

    /** The object carries the command already; nothing is left to write. */
    record Already(String why) implements CommandDecision {}

    /** The command makes no sense now. */
    record Refuse(String why) implements CommandDecision {}
}
