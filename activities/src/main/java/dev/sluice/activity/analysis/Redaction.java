package dev.sluice.activity.analysis;

import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.kube.rest.Excerpt;
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
            hidden = hidden.replace(secret, HIDDEN).replace(quoted(secret), HIDDEN);
        }
        return hidden;
    }

    /** As it looks within a JSON text. */
    private static String quoted(String secret) {
        String text = JsonText.write(Json.of(secret));
        return text.substring(1, text.length() - 1);
    }

    SequencedMap<String, String> of(SequencedMap<String, String> texts) {
        SequencedMap<String, String> hidden = new LinkedHashMap<>();
        texts.sequencedEntrySet().forEach(entry -> hidden.put(of(entry.getKey()), of(entry.getValue())));
        return hidden;
    }

    /** Cuts long texts only when nothing secret is left in them, lest a cut leaves a part of it. */
    Measurement of(Measurement measurement) {
        return new Measurement(
                measurement.phase(),
                Excerpt.of(of(measurement.message())),
                measurement.startedAt(),
                measurement.finishedAt(),
                Excerpt.of(of(measurement.value())),
                of(measurement.metadata()),
                measurement.resumeAt());
    }
}
