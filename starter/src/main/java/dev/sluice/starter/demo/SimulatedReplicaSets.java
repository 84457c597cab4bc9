package dev.sluice.starter.demo;

import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ObjectKey;
import dev.sluice.starter.demo.object.ObjectMeta;
import dev.sluice.starter.demo.object.ResourceTypes;
import dev.sluice.starter.demo.replica.Kubelet;
import dev.sluice.starter.demo.replica.ReplicaSetController;
import dev.sluice.starter.demo.store.Change;
import dev.sluice.starter.demo.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the ReplicaSets of an embedded API their pods and counts. A pod is ready some time after its creation; one with an image
 * whose name contains {@code bad} never is. A deleted pod is gone at once.
 */
public final class SimulatedReplicaSets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedReplicaSets.class);
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final ObjectStore store;
    private final Duration readyAfter;
    private final ReplicaSetController controller;
    private final Kubelet kubelet;
    private final Set<ObjectKey> due = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final Thread follower = Thread.ofVirtual().unstarted(this::follow);

    private SimulatedReplicaSets(ObjectStore store, Duration readyAfter) {
        Clock clock = Clock.systemUTC();
        this.store = store;
        this.readyAfter = readyAfter;
        this.controller = new ReplicaSetController(store, clock);
        this.kubelet = new Kubelet(store, clock);
    }

    /**
     * Starts to look after all ReplicaSets, also those that are already there.
     *
     * @param readyAfter from a pod's creation until it is ready
     */
    public static SimulatedReplicaSets start(EmbeddedApi api, Duration readyAfter) {
        SimulatedReplicaSets started = new SimulatedReplicaSets(api.store(), readyAfter);
        started.follower.start();
        return started;
    }

    /** Leaves all objects as they are. */
    @Override
    public void close() {
        follower.interrupt();
        worker.shutdownNow();
    }

    private void follow() {
        try {
            while (!store.log().isClosed()) {
                followFrom(lookAtAll());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Handles every change after a version, until the log is closed or has forgotten where we were. */
    private void followFrom(long start) throws InterruptedException {
        long version = start;
        try {
            while (!store.log().isClosed()) {
                for (Change change : store.log().after(version, WAIT)) {
                    version = change.version();
                    handle(change);
                }
            }
        } catch (ApiError expired) {
            LOG.atDebug().setCause(expired).log("simulated ReplicaSets fell behind");
        }
    }

    private long lookAtAll() {
        long version = store.all().version();
        store.list(ResourceTypes.POD, "").items().forEach(pod -> runLater(ObjectKey.of(ResourceTypes.POD, pod)));
        store.list(ResourceTypes.REPLICA_SET, "")
                .items()
                .forEach(replicaSet ->
                        reconcileLater(ObjectKey.of(ResourceTypes.REPLICA_SET, replicaSet), Duration.ZERO));
        return version;
    }

    private void handle(Change change) {
        ObjectKey key = change.key();
        if (key.type().equals(ResourceTypes.REPLICA_SET)) {
            reconcileLater(key, Duration.ZERO);
        } else if (key.type().equals(ResourceTypes.POD)) {
            if (change.kind() == Change.Kind.ADDED) {
                runLater(key);
            }
            ObjectMeta.of(change.after())
                    .controller()
                    .flatMap(owner -> owner.text("name"))
                    .map(name -> new ObjectKey(ResourceTypes.REPLICA_SET, key.namespace(), name))
                    .ifPresent(owner -> reconcileLater(owner, Duration.ZERO));
        }
    }

    private void runLater(ObjectKey pod) {
        schedule(() -> kubelet.run(pod), readyAfter);
    }

    /** Several changes before the delay is over count as one. */
    private void reconcileLater(ObjectKey key, Duration delay) {
        if (!delay.isZero() || due.add(key)) {
            schedule(() -> reconcile(key), delay);
        }
    }

    private void reconcile(ObjectKey key) {
        due.remove(key);
        controller.reconcile(key).ifPresent(delay -> reconcileLater(key, delay));
    }

    private void schedule(Runnable action, Duration delay) {
        if (worker.isShutdown()) {
            return;
        }
        ScheduledFuture<?> unused = worker.schedule(() -> attempt(action), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (ApiError movedOn) {
            LOG.atDebug().setCause(movedOn).log("object changed while it was simulated");
        } catch (RuntimeException broken) {
            LOG.atError().setCause(broken).log("simulated ReplicaSets failed");
        }
    }
}
