package dev.sluice.activity.analysis;

import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.metrics.JsonResult;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * What a worker of the user's own has answered: {@code value} for the metric's conditions, {@code phase} for its own verdict
 * with a {@code message}, or {@code resumeAfterSeconds} to be asked again; {@code metadata} with any of them.
 */
final class UserAnswer {
    private static final long LONGEST_SECONDS = Duration.ofDays(7).toSeconds();

    private UserAnswer() {}

    static Reading reading(Json.Obj answer) throws ProviderException {
        SequencedMap<String, String> metadata = answer.obj("metadata").texts();
        OptionalLong again = answer.integer("resumeAfterSeconds");
        if (again.isPresent()) {
            long seconds = Math.clamp(again.getAsLong(), 0, LONGEST_SECONDS);
            return new Reading.Pending(Duration.ofSeconds(seconds), metadata);
        }
        Optional<String> phase = answer.text("phase");
        Json value = answer.fields().getOrDefault("value", Json.NULL);
        if (phase.isEmpty()) {
            return new Reading.Value(JsonResult.plain(value), JsonResult.text(value), metadata);
        }
        Phase verdict = Phase.named(phase.get())
                .filter(Phase::completed)
                .orElseThrow(() -> new ProviderException("the activity's answer has phase \"" + phase.get()
                        + "\"; known are Successful, Failed, Inconclusive and Error"));
        return new Reading.Verdict(
                verdict,
                answer.text("message").orElse(""),
                value instanceof Json.Null ? "" : JsonResult.text(value),
                metadata);
    }
}
