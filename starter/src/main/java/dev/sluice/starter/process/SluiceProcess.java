package dev.sluice.starter.process;

import dev.sluice.starter.guard.PreferenceLease;
import dev.sluice.starter.timing.SystemTimers;
import dev.sluice.worker.Health;
import dev.sluice.worker.MetricsServer;
import dev.sluice.worker.Telemetry;
import dev.sluice.worker.TemporalConnection;
import dev.sluice.worker.WorkerConfig;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A long-running process. It answers on its ports first; then come the cluster, the watch, and, whenever Temporal answers,
 * runs and the worker. It ends in the reverse order, within 10 s.
 */
public final class SluiceProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SluiceProcess.class);
    private static final String CACHE = "cache";
    private static final String WORKER = "worker";

    private final ProcessConfig config;
    private final Role role;
    private final Parts parts = new Parts();
    private final CompletableFuture<Optional<String>> end = new CompletableFuture<>();

    public SluiceProcess(ProcessConfig config, Role role) {
        this.config = config;
        this.role = role;
    }

    /**
     * Begins, and goes on by itself.
     *
     * @throws IOException when a port is taken
     */
    public void start() throws IOException {
        WorkerConfig worker = config.worker();
        Telemetry telemetry = parts.add(new Telemetry());
        parts.add(new MetricsServer(worker.ports(), telemetry.registry()));
        List<String> awaited = new ArrayList<>(List.of(CACHE));
        if (role.works()) {
            awaited.add(WORKER);
        }
        Health health = parts.add(new Health(worker.ports(), awaited));
        TemporalConnection temporal = parts.add(TemporalConnection.open(worker.temporal(), telemetry.sdk()));
        KubernetesClient client = parts.add(Clusters.connect(worker, telemetry.registry()));
        Thread boot = Thread.ofVirtual().name("boot").start(() -> boot(new Ground(client, temporal, telemetry, health)));
        parts.add(boot::interrupt);
    }
}
