package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.type.Absent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a metric comes from; a valid one sets exactly one field (spec 5.1). */
@ApiRecord
public record MetricProvider(
        @Doc("A Prometheus query.") @Nullable PrometheusMetric prometheus,
        @Doc("An HTTP request.") @Nullable WebMetric web,

        @Doc("A Kubernetes Job whose end is the verdict.") @Nullable
        JobMetric job,

        @Doc("A Datadog query.") @Nullable DatadogMetric datadog,
        @Doc("A Kayenta canary judgement.") @Nullable KayentaMetric kayenta,
        @Doc("A Wavefront query.") @Nullable WavefrontMetric wavefront,
        @Doc("A New Relic query.") @Nullable NewRelicMetric newRelic,
        @Doc("CloudWatch metric data.") @Nullable CloudWatchMetric cloudWatch,
        @Doc("A Graphite query.") @Nullable GraphiteMetric graphite,
        @Doc("An InfluxDB query.") @Nullable InfluxdbMetric influxdb,
        @Doc("A SkyWalking query.") @Nullable SkyWalkingMetric skywalking,

        @Doc("A provider plugin by name, with configuration in its own form.") @OmitEmpty
        Map<String, @Nullable Object> plugin) {

    public MetricProvider {
        plugin = Absent.toEmpty(plugin);
    }
}
