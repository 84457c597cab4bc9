package dev.sluice.worker;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.tally.ScopeCloseException;
import com.uber.m3.util.Duration;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheus.PrometheusConfig;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.BufferPoolsExports;
import io.prometheus.client.hotspot.GarbageCollectorExports;
import io.prometheus.client.hotspot.MemoryPoolsExports;
import io.prometheus.client.hotspot.StandardExports;
import io.prometheus.client.hotspot.ThreadExports;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.util.stream.DoubleStream;

/** All metrics of a process: one registry for our own, the Temporal SDK's and the JVM's. */
public final class Telemetry implements AutoCloseable {
    private static final double REPORT_SECONDS = 1;

    private final CollectorRegistry registry = new CollectorRegistry(true);
    private final Scope sdk;

    public Telemetry() {
        this.sdk = new RootScopeBuilder().reporter(reporter(registry)).reportEvery(Duration.ofSeconds(REPORT_SECONDS));
        new StandardExports().register(registry);
        new MemoryPoolsExports().register(registry);
        new GarbageCollectorExports().register(registry);
        new ThreadExports().register(registry);
        new BufferPoolsExports().register(registry);
    }

    /** The bridge that writes to this kind of registry is deprecated, for the newer registry's sake only. */
    @SuppressWarnings("deprecation")
    private static MicrometerClientStatsReporter reporter(CollectorRegistry registry) {
        MeterRegistry bridge =
                new io.micrometer.prometheus.PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
        bridge.config().meterFilter(new FewBuckets());
        return new MicrometerClientStatsReporter(bridge);
    }

    /** The SDK asks for some seventy buckets for each of its timers. */
    private static final class FewBuckets implements MeterFilter {
        private static final double[] NANOS = DoubleStream.of(0.005, 0.02, 0.1, 0.5, 2, 10)
                .map(seconds -> seconds * 1e9)
                .toArray();

        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            return DistributionStatisticConfig.builder()
                    .percentilesHistogram(false)
                    .serviceLevelObjectives(NANOS)
                    .build()
                    .merge(config);
        }
    }

    public CollectorRegistry registry() {
        return registry;
    }

    /** Where the Temporal SDK reports to. */
    public Scope sdk() {
        return sdk;
    }

    @Override
    public void close() {
        try {
            sdk.close();
        } catch (ScopeCloseException e) {
            throw new IllegalStateException("the last metrics were not reported", e);
        }
    }
}
