package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import dev.sluice.api.type.IntOrString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CloudWatch metric data (spec 5.1). */
@ApiRecord
public record CloudWatchMetric(
        @Doc("Length of the window that is queried. Default 5m.") @Nullable
        String interval,

        @Doc("The queries.") @Required @OmitEmpty List<MetricDataQuery> metricDataQueries) {

    public CloudWatchMetric {
        metricDataQueries = Absent.toEmpty(metricDataQueries);
    }

    /** One query: a metric, or an expression over other queries. */
    @ApiRecord
    public record MetricDataQuery(
            @Doc("Name by which expressions refer to the query.") @Nullable
            String id,

            @Doc("Expression over other queries.") @Nullable String expression,
            @Doc("Label of the result.") @Nullable String label,
            @Doc("The metric and its statistic.") @Nullable MetricStat metricStat,
            @Doc("Seconds between points.") @Nullable IntOrString period,

            @Doc("Whether the result is part of the answer.") @Nullable
            Boolean returnData) {}

    /** A statistic of a metric. */
    @ApiRecord
    public record MetricStat(
            @Doc("The metric.") @Nullable StatMetric metric,
            @Doc("Seconds between points.") @Nullable IntOrString period,
            @Doc("The statistic, such as Sum.") @Nullable String stat,
            @Doc("Its unit.") @Nullable String unit) {}

    /** A metric by its name and dimensions. */
    @ApiRecord
    public record StatMetric(
            @Doc("Dimensions that select it.") @OmitEmpty List<Dimension> dimensions,
            @Doc("Name of the metric.") @Nullable String metricName,

            @Doc("CloudWatch namespace of the metric.") @Nullable
            String namespace) {

        public StatMetric {
            dimensions = Absent.toEmpty(dimensions);
        }
    }

    /** One dimension of a metric. */
    @ApiRecord
    public record Dimension(
            @Doc("Name of the dimension.") @Nullable String name,
            @Doc("Its value.") @Nullable String value) {}
}
