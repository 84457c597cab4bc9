package dev.sluice.activity.analysis;

import dev.sluice.domain.analysis.run.Measurement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Keeps the values of secrets out of what is written and recorded (spec 4.2). */
record Redaction(List<String> secrets) {
    private static final String HIDDEN = "*****";

    /** The longest first, so that one secret within another leaves nothing of it. */
    Redaction {
        secrets = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String of(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        return hidden;
    }

    SequencedMap<String, String> of(SequencedMap<String, String> texts) {
        SequencedMap<String, String> hidden = new LinkedHashMap<>();
        texts.sequencedEntrySet().forEach(entry -> hidden.put(of(entry.getKey()), of(entry.getValue())));
        return hidden;
    }

    Measurement of(Measurement measurement) {
        return new Measurement(
                measurement.phase(),
                of(measurement.message()),
                measurement.startedAt(),
                measurement.finishedAt(),
                of(measurement.value()),
                of(measurement.metadata()),
                measurement.resumeAt());
    }
}
