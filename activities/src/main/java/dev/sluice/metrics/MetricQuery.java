package dev.sluice.metrics;

import dev.sluice.domain.json.Json;
import java.time.Instant;

/**
 * What a provider is asked.
 *
 * @param run the AnalysisRun's place and uid
 * @param metric name of the metric
 * @param number of this measurement in its metric, from 1, errors counted too
 * @param config the metric's {@code provider.<field>} with all arguments in place; may hold secrets, so it is never logged
 * @param now the instant for which is asked
 */
public record MetricQuery(RunRef run, String metric, int number, Json.Obj config, Instant now) {

    /** An AnalysisRun. */
    public record RunRef(String namespace, String name, String uid) {}

    /** Keeps what may be secret out of logs. */
    @Override
    public String toString() {
        return "measurement " + number + " of " + metric + " for " + run.namespace() + "/" + run.name();
    }
}
