package dev.sluice.worker;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.tally.ScopeCloseException;
import com.uber.m3.util.Duration;
import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheus.PrometheusConfig;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.BufferPoolsExports;
import io.prometheus.client.hotspot.GarbageCollectorExports;
import io.prometheus.client.hotspot.MemoryPoolsExports;
import io.prometheus.client.hotspot.StandardExports;
import io.prometheus.client.hotspot.ThreadExports;
import io.temporal.common.reporter.MicrometerClientStatsReporter;

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
        return new MicrometerClientStatsReporter(
                new io.micrometer.prometheus.PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM));
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
