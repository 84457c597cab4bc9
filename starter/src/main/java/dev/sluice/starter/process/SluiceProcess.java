package dev.sluice.starter.process;

import dev.sluice.kube.KubeClients;
import dev.sluice.worker.Health;
import dev.sluice.worker.MetricsServer;
import dev.sluice.worker.Telemetry;
import dev.sluice.worker.TemporalConnection;
import dev.sluice.worker.WorkerConfig;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A long-running process. It answers on its ports first; the rest comes up as the servers it needs answer. It ends in the
 * reverse order, within 10 s.
 */
public final class SluiceProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SluiceProcess.class);

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
        List<String> awaited = role.works() ? List.of(Boot.CACHE, Boot.WORKER) : List.of(Boot.CACHE);
        Health health = parts.add(new Health(worker.ports(), awaited));
        TemporalConnection temporal = parts.add(TemporalConnection.open(worker.temporal(), telemetry.sdk()));
        KubernetesClient client = parts.add(connect(worker, telemetry.registry()));
        Boot boot = new Boot(config, role, new Ground(client, temporal, telemetry, health), parts);
        Thread thread = Thread.ofPlatform().name("boot").daemon().start(() -> run(boot));
        parts.add(thread::interrupt);
    }

    private static KubernetesClient connect(WorkerConfig config, CollectorRegistry registry) {
        Counter requests = Counter.build("sluice_kubernetes_requests", "Requests to the Kubernetes API.")
                .labelNames("verb")
                .register(registry);
        return KubeClients.connect(
                config.kubeconfig(), verb -> requests.labels(verb).inc());
    }

    private void run(Boot boot) {
        try {
            boot.run();
        } catch (Refused refused) {
            end.complete(Optional.of(refused.why()));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("could not start");
            end.complete(Optional.of("could not start: " + e));
        }
    }

    /**
     * Waits until it was closed or must not go on.
     *
     * @return why it must not; empty when it was closed
     */
    public Optional<String> awaitEnd() {
        return end.join();
    }

    @Override
    public void close() {
        parts.close();
        end.complete(Optional.empty());
    }
}
