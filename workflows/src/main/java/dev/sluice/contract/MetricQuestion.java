package dev.sluice.contract;

import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What an activity of the user's own is asked for a metric ({@code sluice.dev/activity}).
 *
 * @param operation to begin a measurement, to say how one goes on, or to end one
 * @param number of the measurement in its metric, from 1; with the run's uid the same for every try
 * @param config as the metric has it
 * @param begun what the activity answered as metadata when the measurement began; empty for a new one
 */
public record MetricQuestion(
        String namespace,
        String analysisRun,
        String uid,
        String metric,
        MeasureTask.Kind operation,
        int number,
        Json config,
        SequencedMap<String, String> begun) {

    /** The question of a task, which has a delegate. */
    public static MetricQuestion of(MeasureRequest request) {
        MeasureTask task = request.task();
        return new MetricQuestion(
                request.id().namespace(),
                request.id().name(),
                request.id().uid(),
                task.metric(),
                task.kind(),
                task.number(),
                task.delegate().orElseThrow().config(),
                task.begun().map(measurement -> measurement.metadata()).orElseGet(LinkedHashMap::new));
    }
}
