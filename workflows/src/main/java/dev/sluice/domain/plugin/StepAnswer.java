package dev.sluice.domain.plugin;

import dev.sluice.domain.json.Depth;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.plugin.PluginItem.Phase;
import dev.sluice.domain.rollout.GoDuration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a worker of the user's own said when it was asked (spec 3.8).
 *
 * @param message at most 1024 characters; empty for none
 * @param requeueAfter when to ask again, in Go's syntax; empty leaves it to the default
 * @param status what it wants to be given the next time; empty leaves it as it was
 */
public record StepAnswer(Phase phase, String message, Optional<String> requeueAfter, Optional<Json> status) {
    private static final int LONGEST_MESSAGE = 1024;

    /** In characters. It is kept on the Rollout. */
    private static final int LARGEST_STATUS = 16_384;

    private static final int DEEPEST_STATUS = 32;

    public StepAnswer {
        message = shown(message);
        status = status.filter(kept -> !(kept instanceof Json.Null));
    }

    /** That there is no answer. */
    public static StepAnswer error(String why) {
        return new StepAnswer(Phase.Error, why, Optional.empty(), Optional.empty());
    }

    /** Reads {@code {phase, message, requeueAfter, status}}; an answer that makes no sense is an error that says so. */
    public static StepAnswer read(Json answer) {
        if (!(answer instanceof Json.Obj object)) {
            return error("the worker's answer is no object");
        }
        Optional<Phase> phase = phase(object);
        Optional<Json> status = object.get("status");
        if (phase.isEmpty()) {
            return error("the worker's answer has a phase that is none of " + List.of(Phase.values()) + ": "
                    + shown(JsonText.write(object.get("phase").orElse(Json.NULL))));
        }
        if (status.filter(kept -> Depth.exceeds(kept, DEEPEST_STATUS)).isPresent()) {
            return error("the worker's answer has a status of more than " + DEEPEST_STATUS + " levels");
        }
        if (status.filter(kept -> JsonText.write(kept).length() > LARGEST_STATUS)
                .isPresent()) {
            return error("the worker's answer has a status of more than " + LARGEST_STATUS + " characters");
        }
        if (object.get("requeueAfter").isPresent() && requeueAfter(object).isEmpty()) {
            return error("the worker's answer has a requeueAfter that is neither a duration nor a number of seconds");
        }
        return new StepAnswer(phase.get(), object.text("message").orElse(""), requeueAfter(object), status);
    }

    private static Optional<Phase> phase(Json.Obj answer) {
        String name = answer.get("phase").isEmpty()
                ? Phase.Running.name()
                : answer.text("phase").orElse("");
        return List.of(Phase.values()).stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
    }

    private static Optional<String> requeueAfter(Json.Obj answer) {
        String seconds = answer.integer("requeueAfter").isPresent()
                ? answer.integer("requeueAfter").getAsLong() + "s"
                : answer.text("requeueAfter").orElse("");
        return Optional.of(seconds)
                .filter(text -> GoDuration.parse(text)
                        .filter(length -> !length.isNegative() && length.compareTo(Duration.ofDays(365)) <= 0)
                        .isPresent());
    }

    /** Never ends in half a character. */
    private static String shown(String text) {
        if (text.length() <= LONGEST_MESSAGE) {
            return text;
        }
        int end = LONGEST_MESSAGE - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
