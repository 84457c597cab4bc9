package dev.sluice.domain.analysis.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One measurement of a metric (spec 2.7).
 *
 * @param message why the phase is what it is; empty when there is nothing to say
 * @param finishedAt empty while it goes on
 * @param value as text; empty when there is none
 * @param metadata what its provider keeps with it, such as the name of a Job
 * @param resumeAt when its provider is to be asked again; empty once it is finished
 */
public record Measurement(
        Phase phase,
        String message,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        String value,
        SequencedMap<String, String> metadata,
        Optional<Instant> resumeAt) {
    public Measurement {
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    }

    /** Whether it has come to an end. */
    public boolean finished() {
        return finishedAt.isPresent();
    }
}
