package dev.sluice.domain.plugin;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.GoDuration;
import dev.sluice.domain.rollout.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What has become of one operation on one step: an element of {@code status.canary.stepPluginStatuses} (spec 3.8).
 *
 * @param index of the step
 * @param name of the plug-in
 * @param message what the worker last said; empty for nothing
 * @param backoff how long after {@code updatedAt} it is asked again at the earliest, in Go's syntax; empty when it is not
 * @param executions how often the worker has answered
 * @param disabled whether the step is passed over
 * @param status what the worker wants to be given; null for nothing
 */
public record PluginItem(
        int index,
        String name,
        Operation operation,
        Phase phase,
        String message,
        Optional<Instant> startedAt,
        Optional<Instant> updatedAt,
        Optional<Instant> finishedAt,
        String backoff,
        int executions,
        boolean disabled,
        Json status) {
    private static final String DEFAULT_BACKOFF = "30s";
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    /** When an item is due, looking at it may still be early by a clock's breadth (spec 3.8, exact). */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** What the worker is asked to do. */
    public enum Operation {
        /** Carry the step out, or go on with it. */
        Run,
        /** The step is passed over: end what it does. */
        Terminate,
        /** The release is aborted: undo what it did. */
        Abort
    }

    /** How far an operation has come. */
    public enum Phase {
        Running,
        Successful,
        Failed,
        /** It could not be asked, or it could not say. */
        Error
    }

    /** One that begins now; the worker has not been asked yet. */
    public static PluginItem begun(int index, String name, Operation operation, Instant now) {
        return new PluginItem(
                index,
                name,
                operation,
                Phase.Running,
                "",
                Optional.of(Times.toSecond(now)),
                Optional.empty(),
                Optional.empty(),
                "",
                0,
                false,
                Json.NULL);
    }

    /** The step is passed over. */
    public PluginItem passedOver() {
        return new PluginItem(
                index,
                name,
                operation,
                phase,
                message,
                startedAt,
                updatedAt,
                startedAt,
                backoff,
                executions,
                true,
                status);
    }

    /** Nobody knows how to carry the step out. */
    public PluginItem unknown(String why) {
        return new PluginItem(
                index, name, operation, Phase.Error, why, startedAt, startedAt, finishedAt, backoff, 0, false, status);
    }

    /** After the worker's answer. What ends or undoes a step is asked once, and is over with the answer. */
    public PluginItem answered(StepAnswer answer, Instant now) {
        boolean asksOnce = operation != Operation.Run;
        Phase next = asksOnce && answer.phase() == Phase.Running ? Phase.Failed : answer.phase();
        boolean over = next == Phase.Successful || next == Phase.Failed;
        return new PluginItem(
                index,
                name,
                operation,
                next,
                answer.message(),
                startedAt,
                Optional.of(Times.toSecond(now)),
                over ? Optional.of(Times.toSecond(now)) : Optional.empty(),
                over || asksOnce ? "" : backoff(next, answer),
                executions + 1,
                disabled,
                next == Phase.Error ? status : answer.status().orElse(status));
    }

    private static String backoff(Phase phase, StepAnswer answer) {
        return answer.requeueAfter()
                .filter(ignored -> phase == Phase.Running)
                .filter(text -> length(text).compareTo(SHORTEST) > 0)
                .orElse(DEFAULT_BACKOFF);
    }

    private static Duration length(String text) {
        return GoDuration.parse(text).orElse(Duration.ZERO);
    }

    /** Whether an answer is still to come, now or later. */
    public boolean isOpen() {
        boolean asksOnce = operation != Operation.Run;
        return !disabled && (asksOnce ? executions == 0 : phase == Phase.Running || phase == Phase.Error);
    }

    /** Whether the worker is to be asked now. */
    public boolean isDue(Instant now) {
        return isOpen()
                && (executions == 0
                        || updatedAt
                                .map(last -> last.plus(length(backoff)))
                                .filter(now::isBefore)
                                .isEmpty());
    }

    /** When to look whether it is due; empty when the worker has not been asked yet. */
    public Optional<Instant> nextLook() {
        return executions == 0
                ? Optional.empty()
                : updatedAt.map(last -> last.plus(length(backoff)).plus(MARGIN));
    }

    /** The name of the next time the worker is asked, which no other time has. */
    public String call() {
        return operation + " " + index + " #" + (executions + 1) + " since "
                + startedAt.map(Instant::toString).orElse("-");
    }
}
