package dev.sluice.domain.analysis.assess;

import dev.sluice.domain.analysis.run.Measurement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A measurement that was made and is not yet in the status.
 *
 * @param number of the measurement in its metric, from 1: the same is never counted twice
 * @param metadata what the provider tells about the metric; empty when there is nothing to tell
 */
public record Taken(String metric, int number, Measurement measurement, SequencedMap<String, String> metadata) {
    public Taken {
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    }
}
