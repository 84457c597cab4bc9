package dev.sluice.domain.plugin;

import dev.sluice.domain.json.Depth;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.rollout.FieldError;
import dev.sluice.domain.rollout.GoDuration;
import java.time.Duration;
import java.util.Optional;

/**
 * Which worker carries a step out: an activity on a task queue of the user's choice, in any language. Written as
 * {@code plugin: {name: sluice.dev/activity, config: {taskQueue: …}}}.
 *
 * @param taskQueue where that worker polls; not empty
 * @param activity the activity's type
 * @param timeout of one try
 * @param config what the activity is given as it is; histories keep it, so it is no place for secrets
 * @param disabled whether the step is passed over
 */
public record StepWork(String taskQueue, String activity, Duration timeout, Json config, boolean disabled) {
    /** The name of such a plug-in. */
    public static final String PLUGIN = "sluice.dev/activity";

    /** The activity's type where the step names no other. */
    public static final String ACTIVITY = "RunStep";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int DEEPEST = 32;

    /** In characters; it goes into a history with each call. */
    private static final int LARGEST = 16_384;

    /** Of a plug-in's configuration; call it only for one that breaks no rule. */
    public static StepWork read(Json.Obj config) {
        return new StepWork(
                config.text("taskQueue").orElse(""),
                config.text("activity").orElse(ACTIVITY),
                config.text("timeout").flatMap(StepWork::timeout).orElse(TIMEOUT),
                config.get("config").orElse(Json.NULL),
                config.flag("disabled"));
    }

    /** The first rule that the configuration breaks, as a field error; empty when it keeps all. */
    public static Optional<String> firstBroken(String path, Json.Obj config) {
        if (!isName(config, "taskQueue")) {
            return Optional.of(FieldError.required(path + ".taskQueue", "must name a task queue"));
        }
        if (config.get("activity").isPresent() && !isName(config, "activity")) {
            return Optional.of(FieldError.required(path + ".activity", "must name an activity, or be left out"));
        }
        if (Depth.exceeds(config, DEEPEST)) {
            return Optional.of(path + ".config: Too deep: must have at most " + DEEPEST + " levels");
        }
        if (JsonText.write(config).length() > LARGEST) {
            return Optional.of(path + ".config: Too long: may not be more than " + LARGEST + " characters");
        }
        return config.get("timeout")
                .filter(given ->
                        config.text("timeout").flatMap(StepWork::timeout).isEmpty())
                .map(given -> FieldError.invalid(path + ".timeout", given, "must be a duration up to 1h"));
    }

    private static boolean isName(Json.Obj config, String field) {
        return config.text(field)
                .filter(name -> !name.isBlank() && name.length() <= 255)
                .isPresent();
    }

    private static Optional<Duration> timeout(String text) {
        return GoDuration.parse(text)
                .filter(given -> !given.isNegative() && !given.isZero() && given.compareTo(LONGEST) <= 0);
    }
}
