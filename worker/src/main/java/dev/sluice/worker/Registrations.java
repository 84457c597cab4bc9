package dev.sluice.worker;

import dev.sluice.contract.ReleaseActivities;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.cloudwatch.CloudWatchProvider;
import dev.sluice.metrics.datadog.DatadogProvider;
import dev.sluice.metrics.dynatrace.DynatraceProvider;
import dev.sluice.metrics.elasticsearch.ElasticsearchProvider;
import dev.sluice.metrics.googlecloud.GoogleCloudProvider;
import dev.sluice.metrics.graphite.GraphiteProvider;
import dev.sluice.metrics.influxdb.InfluxdbProvider;
import dev.sluice.metrics.job.JobProvider;
import dev.sluice.metrics.kayenta.KayentaProvider;
import dev.sluice.metrics.loki.LokiProvider;
import dev.sluice.metrics.newrelic.NewRelicProvider;
import dev.sluice.metrics.prometheus.PrometheusProvider;
import dev.sluice.metrics.skywalking.SkyWalkingProvider;
import dev.sluice.metrics.splunk.SplunkProvider;
import dev.sluice.metrics.wavefront.WavefrontProvider;
import dev.sluice.metrics.web.WebProvider;
import dev.sluice.workflow.ClusterWorkflowImpl;
import dev.sluice.workflow.RolloutWorkflowImpl;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** All that a worker runs. A workflow or an activity that is not named here does not exist. */
public final class Registrations {
    private static final List<Class<?>> WORKFLOWS = List.of(RolloutWorkflowImpl.class, ClusterWorkflowImpl.class);

    /** Makes all metric providers; each is known by its {@link MetricProvider#field}. */
    public static final List<Function<ProviderContext, MetricProvider>> METRIC_PROVIDERS = List.of(
            context -> new PrometheusProvider(context, Registrations::noExpressions),
            WebProvider::new,
            JobProvider::new,
            DatadogProvider::new,
            KayentaProvider::new,
            WavefrontProvider::new,
            NewRelicProvider::new,
            CloudWatchProvider::new,
            GraphiteProvider::new,
            InfluxdbProvider::new,
            SkyWalkingProvider::new,
            DynatraceProvider::new,
            SplunkProvider::new,
            GoogleCloudProvider::new,
            LokiProvider::new,
            ElasticsearchProvider::new);

    private Registrations() {}

    private static Instant noExpressions(String source, Instant now) throws ProviderException {
        throw new ProviderException("prometheus.rangeQuery is not evaluated by this version");
    }

    /** Implementations of all workflow types. */
    public static List<Class<?>> workflows() {
        return WORKFLOWS;
    }

    /** Implementations of all activity interfaces. */
    public static List<Object> activities(ReleaseActivities release) {
        return List.of(release);
    }
}
