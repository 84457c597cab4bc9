package dev.sluice.domain.analysis.metric;

import dev.sluice.domain.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to measure, how often, and when it has failed (spec 1.6), with all rules of spec 4.3 kept.
 *
 * @param interval from the end of a measurement to the next; empty for a single one
 * @param initialDelay before the first measurement
 * @param count measurements to make; empty for no end
 * @param conditions expressions over the result
 * @param provider the one field that is set, such as {@code prometheus}
 * @param config what that field holds
 */
public record MetricSpec(
        String name,
        Optional<Duration> interval,
        Duration initialDelay,
        OptionalInt count,
        Conditions conditions,
        Limits limits,
        String provider,
        Json.Obj config) {

    /**
     * When a value is good, and when it is bad.
     *
     * @param success empty for none
     * @param failure empty for none
     */
    public record Conditions(String success, String failure) {}

    /**
     * What is tolerated.
     *
     * @param failure failed measurements; -1 for any number
     * @param inconclusive inconclusive measurements
     * @param consecutiveError errors in a row
     * @param consecutiveSuccess successes in a row that make the metric successful; 0 for no such number
     */
    public record Limits(int failure, int inconclusive, int consecutiveError, int consecutiveSuccess) {}
}
