package dev.sluice.domain.analysis.metric;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.GoDuration;
import java.time.Duration;
import java.util.Optional;

/**
 * A measurement that a worker of the user's own makes: an activity on a task queue of the user's choice, in any language.
 * Written as {@code provider.plugin: {sluice.dev/activity: {taskQueue: …}}}.
 *
 * @param taskQueue where that worker polls; not empty
 * @param activity the activity's type
 * @param timeout of one try
 * @param config what the activity is given; it holds no value of a Secret, because histories keep it
 */
public record Delegate(String taskQueue, String activity, Duration timeout, Json config) {
    /** The key of such a provider. */
    public static final String PROVIDER = "sluice.dev/activity";

    /** The activity's type where the metric names no other. */
    public static final String ACTIVITY = "MeasureMetric";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * Of a metric; empty for one that has another provider.
     *
     * @throws InvalidAnalysis when it does not say where the worker is
     */
    public static Optional<Delegate> of(MetricSpec metric) {
        return metric.provider().equals(PROVIDER) ? Optional.of(read(metric.config())) : Optional.empty();
    }

    private static Delegate read(Json.Obj config) {
        String queue = config.text("taskQueue")
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> new InvalidAnalysis(PROVIDER + ".taskQueue must name a task queue"));
        Optional<String> timeout = config.text("timeout");
        Duration length = timeout.map(text -> GoDuration.parse(text)
                        .filter(given -> !given.isNegative() && !given.isZero() && given.compareTo(LONGEST) <= 0)
                        .orElseThrow(() -> new InvalidAnalysis(
                                PROVIDER + ".timeout must be a duration up to 1h, and is \"" + text + "\"")))
                .orElse(TIMEOUT);
        return new Delegate(
                queue, config.text("activity").orElse(ACTIVITY), length, config.get("config").orElse(Json.NULL));
    }
}
