package dev.sluice.starter.process;

import dev.sluice.starter.guard.ClusterIdentity;
import dev.sluice.starter.guard.ClusterMark;
import dev.sluice.worker.Registrations;
import dev.sluice.worker.Served;
import dev.sluice.worker.SluiceWorker;
import dev.sluice.worker.TemporalCommands;
import io.temporal.common.interceptors.WorkerInterceptor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a process up: first what needs the cluster alone, so that what is at rest is kept up also while Temporal is away,
 * then what needs Temporal.
 */
final class Boot {
    static final String CACHE = "cache";
    static final String WORKER = "worker";
    private static final Logger LOG = LoggerFactory.getLogger(Boot.class);
    private static final Duration LISTING = Duration.ofSeconds(5);
    private static final Duration CHECK = Duration.ofSeconds(60);

    private final ProcessConfig config;
    private final Role role;
    private final Ground ground;
    private final Parts parts;

    /** Nothing yet; what comes up is added to the parts. */
    Boot(ProcessConfig config, Role role, Ground ground, Parts parts) {
        this.config = config;
        this.role = role;
        this.ground = ground;
        this.parts = parts;
    }

    /**
     * Brings everything up, then looks every 60 s whether the Temporal namespace still belongs to this cluster.
     *
     * @throws Refused when this process must not serve
     * @throws InterruptedException when it is closed
     */
    void run() throws Refused, InterruptedException {
        admit(Admission.ask("Kubernetes", () -> Admission.toCluster(ground.client(), config)));
        ClusterParts cluster =
                parts.add(new ClusterParts(ground.client(), served(), commands(), config.leaseNamespace()));
        Optional<WatchParts> watch =
                role.watches() ? Optional.of(new WatchParts(ground, cluster, config)) : Optional.empty();
        Optional<SluiceWorker> worker =
                role.works() ? Optional.of(parts.add(worker(cluster, watch))) : Optional.empty();
        watch.ifPresent(parts::add);
        watch.ifPresent(WatchParts::start);
        fill(cluster);
        Optional<ClusterIdentity> identity = serveRuns(watch, worker);
        while (identity.isPresent()) {
            Thread.sleep(CHECK);
            admit(Admission.ask("Temporal", identity.get()::objection));
        }
    }

    private SluiceWorker worker(ClusterParts cluster, Optional<WatchParts> watch) {
        List<WorkerInterceptor> listeners =
                watch.map(WatchParts::listener).stream().toList();
        return new SluiceWorker(
                ground.temporal().client(),
                served().taskQueue(),
                Registrations.activities(cluster.activities(), cluster.analysis()),
                listeners);
    }

    private void fill(ClusterParts cluster) throws InterruptedException {
        cluster.cache().start();
        while (!cluster.cache().awaitSynced(LISTING)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("closed while the cache was filled");
            }
            LOG.atInfo()
                    .addKeyValue("kinds", cluster.cache().missing())
                    .log("still waiting for a list of what is in the cluster");
        }
        ground.health().up(CACHE);
    }

    private Optional<ClusterIdentity> serveRuns(Optional<WatchParts> watch, Optional<SluiceWorker> worker)
            throws Refused, InterruptedException {
        admit(Admission.ask("Temporal", ground.temporal().server()::objection));
        Optional<ClusterIdentity> identity = identity();
        if (identity.isPresent()) {
            admit(Admission.ask("Temporal", identity.get()::objection));
        }
        Admission.ask("Temporal", () -> {
            watch.ifPresent(WatchParts::admit);
            worker.ifPresent(SluiceWorker::start);
            return Optional.empty();
        });
        ground.health().up(WORKER);
        LOG.atInfo().addKeyValue("taskQueue", served().taskQueue()).log("serving");
        return identity;
    }

    /** Empty where this process may not read what tells clusters apart. */
    private Optional<ClusterIdentity> identity() throws InterruptedException {
        return Admission.ask("Kubernetes", () -> ClusterMark.find(ground.client(), served().namespace()))
                .map(mark -> new ClusterIdentity(ground.temporal().client(), served(), mark));
    }

    private Served served() {
        return config.worker().served();
    }

    private TemporalCommands commands() {
        return config.worker().commands();
    }

    private static void admit(Optional<String> objection) throws Refused {
        if (objection.isPresent()) {
            throw new Refused(objection.get());
        }
    }
}
