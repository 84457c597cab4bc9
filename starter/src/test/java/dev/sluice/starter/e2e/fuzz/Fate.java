package dev.sluice.starter.e2e.fuzz;

import java.util.List;

/** What is to become of a specimen. */
public sealed interface Fate {
    /** The API server does not take it. */
    Fate REFUSED = new Refused();

    /** It is served like any other. */
    Fate HEALTHY = new Phase("Healthy");

    Fate PAUSED = new Phase("Paused");
    Fate ABORTED = new Phase("Degraded");

    /** Spec 1.10: the condition InvalidSpec, whose message has all these texts: the field's path, the value as JSON. */
    static Fate invalid(String... texts) {
        return new Invalid(List.of(texts));
    }

    /** The API server does not take it. */
    record Refused() implements Fate {}

    /** The object says what is wrong with it. */
    record Invalid(List<String> texts) implements Fate {}

    /** It is valid after all, and comes to this phase. */
    record Phase(String phase) implements Fate {}

    /** It is valid, but something cannot be done; a condition of this type says so in a message with this text. */
    record Told(String condition, String text) implements Fate {}
}
