package dev.sluice.metrics;

import dev.sluice.domain.analysis.run.Phase;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a provider answers. */
public sealed interface Reading {

    /** Metadata of the measurement. */
    SequencedMap<String, String> metadata();

    /**
     * A value, which the metric's conditions judge.
     *
     * @param result as conditions see it (spec 5.1): null, Boolean, Long, Double, String, List or SequencedMap of these
     * @param text the value as the status shows it
     */
    record Value(@Nullable Object result, String text, SequencedMap<String, String> metadata) implements Reading {
        public Value {
            metadata = copy(metadata);
        }

        /** Without metadata. */
        public Value(@Nullable Object result, String text) {
            this(result, text, new LinkedHashMap<>());
        }
    }

    /**
     * A verdict, which the provider itself has come to.
     *
     * @param phase a completed one
     * @param value as the status shows it; may be empty
     */
    record Verdict(Phase phase, String message, String value, SequencedMap<String, String> metadata)
            implements Reading {
        public Verdict {
            if (!phase.completed()) {
                throw new IllegalArgumentException("a verdict cannot be " + phase);
            }
            metadata = copy(metadata);
        }
    }

    /**
     * Nothing yet.
     *
     * @param after when to ask again; zero for at once
     * @param metadata what {@link MetricProvider#resume} needs to know
     */
    record Pending(Duration after, SequencedMap<String, String> metadata) implements Reading {
        public Pending {
            metadata = copy(metadata);
        }
    }

    private static SequencedMap<String, String> copy(SequencedMap<String, String> metadata) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    }
}
