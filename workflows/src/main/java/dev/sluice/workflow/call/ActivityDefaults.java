package dev.sluice.workflow.call;

import dev.sluice.domain.analysis.metric.Delegate;
import dev.sluice.domain.plan.Action;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** The options of every activity call. They are made per call, because each call has its own summary. */
public final class ActivityDefaults {
    private static final Duration OBSERVATION = Duration.ofSeconds(10);
    private static final Duration LOCAL_WRITE = Duration.ofSeconds(3);

    /** With the local attempt before it, a write holds the run for ten seconds at most. */
    private static final Duration WRITE_IN_ALL = Duration.ofSeconds(7);

    /** Most providers answer within it, and one that does not holds the run's task no longer. */
    private static final Duration LOCAL_MEASUREMENT = Duration.ofSeconds(2);

    private static final Duration MEASUREMENT = Duration.ofMinutes(10);
    private static final Duration MEASUREMENT_IN_ALL = Duration.ofMinutes(30);
    private static final int TRIES_OF_DELEGATES = 3;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    /** In characters; Temporal allows 400 bytes. */
    static final int LONGEST_SUMMARY = 120;

    private static final RetryOptions ONCE =
            RetryOptions.newBuilder().setMaximumAttempts(1).build();
    private static final RetryOptions SOON = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(500))
            .setBackoffCoefficient(2)
            .build();

    private ActivityDefaults() {}

    /** One attempt of ten seconds in the process that runs the workflow. */
    public static LocalActivityOptions observation() {
        return local(OBSERVATION, "observe and plan");
    }

    /** One attempt of ten seconds in the process that runs the workflow. */
    public static LocalActivityOptions recording(String summary) {
        return local(OBSERVATION, Excerpt.of(summary, LONGEST_SUMMARY));
    }

    /**
     * Any process may make it, and another one tries again when that process dies. Metric providers have time-outs of their
     * own, shorter than this.
     */
    public static ActivityOptions measurement(String summary) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(MEASUREMENT)
                .setHeartbeatTimeout(SIGN_OF_LIFE)
                .setScheduleToCloseTimeout(MEASUREMENT_IN_ALL)
                .setRetryOptions(SOON)
                .setSummary(Excerpt.of(summary, LONGEST_SUMMARY))
                .build();
    }

    /** One attempt of two seconds in the process that runs the workflow. */
    public static LocalActivityOptions localMeasurement(String summary) {
        return local(LOCAL_MEASUREMENT, Excerpt.of(summary, LONGEST_SUMMARY));
    }

    /** A worker of the user's own makes it; it has three tries. */
    public static ActivityOptions delegated(Delegate delegate, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(delegate.taskQueue())
                .setStartToCloseTimeout(delegate.timeout())
                .setScheduleToCloseTimeout(delegate.timeout().multipliedBy(TRIES_OF_DELEGATES))
                .setRetryOptions(
                        SOON.toBuilder().setMaximumAttempts(TRIES_OF_DELEGATES).build())
                .setSummary(Excerpt.of(summary, LONGEST_SUMMARY))
                .build();
    }

    /** A worker of the user's own carries a step out; it has three tries, and has to take the first one in time. */
    public static ActivityOptions stepCall(Action.CallStepPlugin call) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(call.taskQueue())
                .setScheduleToStartTimeout(call.timeout())
                .setStartToCloseTimeout(call.timeout())
                .setScheduleToCloseTimeout(call.timeout().multipliedBy(TRIES_OF_DELEGATES + 1))
                .setRetryOptions(
                        SOON.toBuilder().setMaximumAttempts(TRIES_OF_DELEGATES).build())
                .setSummary(Excerpt.of(call.summary(), LONGEST_SUMMARY))
                .build();
    }

    /** One attempt of three seconds in the process that runs the workflow. */
    static LocalActivityOptions localWrite(String summary) {
        return local(LOCAL_WRITE, summary);
    }

    /** Any process may carry it out. */
    static ActivityOptions write(String summary) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(LOCAL_WRITE)
                .setScheduleToCloseTimeout(WRITE_IN_ALL)
                .setRetryOptions(SOON)
                .setSummary(summary)
                .build();
    }

    private static LocalActivityOptions local(Duration limit, String summary) {
        return LocalActivityOptions.newBuilder()
                .setStartToCloseTimeout(limit)
                .setRetryOptions(ONCE)
                .setDoNotIncludeArgumentsIntoMarker(true)
                .setSummary(summary)
                .build();
    }
}
