package dev.sluice.kube.cache;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.kube.Key;
import dev.sluice.kube.LogKeys;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Rollouts that this process serves, and ReplicaSets, as their watches have them: one per process. Each object is read
 * once per change. Pods are not watched.
 */
public final class ClusterCache implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterCache.class);

    private final Scope scope;
    private final Store<CachedRollout> rollouts = new Store<>(CachedRollout::read, new RolloutChanges());
    private final Store<OwnedSet> replicaSets = new Store<>(OwnedSet::read, new ReplicaSetChanges());
    private final OwnerIndex owners = new OwnerIndex();
    private final List<Consumer<Key>> subscribers = new CopyOnWriteArrayList<>();
    private final List<Consumer<Key>> runSubscribers = new CopyOnWriteArrayList<>();
    private final AnalysisCache analyses = new AnalysisCache(new AnalysisChanges());
    private final ServiceCache services = new ServiceCache(this::serviceChanged, this::listedOne);
    private final WorkloadCache workloads;
    private final List<Consumer<Key>> serviceSubscribers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean announced = new AtomicBoolean();
    private final List<Kind<?>> kinds;

    /** A cache that is empty until {@link #start}. */
    public ClusterCache(KubernetesClient client, Scope scope) {
        this.scope = scope;
        KubeApi api = KubeApi.over(client).within(Duration.ofSeconds(30));
        this.workloads = new WorkloadCache(api, scope, this::changed);
        this.kinds = Stream.concat(
                        Stream.<Kind<?>>of(
                                Kind.of(
                                        Freshness.ROLLOUTS,
                                        api,
                                        Paths.rollouts(scope.namespace()),
                                        scope.selector(),
                                        rollouts),
                                Kind.of(
                                        Freshness.REPLICA_SETS,
                                        api,
                                        Paths.replicaSets(scope.namespace()),
                                        Keys.POD_TEMPLATE_HASH,
                                        replicaSets),
                                Kind.of(
                                        Freshness.SERVICES,
                                        api,
                                        Paths.services(scope.namespace()),
                                        "",
                                        services.store())),
                        analyses.kinds(api, scope))
                .toList();
    }

    /** Begins to list and watch, for ever: nothing that fails ends it but {@link #close}. */
    public void start() {
        kinds.forEach(kind -> kind.watch().start());
        workloads.start();
    }

    @Override
    public void close() {
        kinds.forEach(kind -> kind.watch().close());
        workloads.close();
    }

    /**
     * Calls back for every Rollout that changes, appears or goes, and for every change of what belongs to it, when the cache
     * holds the change; not before all kinds have been listed, and then once for each. The call is made by a watch, which
     * waits for it: be short.
     */
    public void subscribe(Consumer<Key> subscriber) {
        subscribers.add(subscriber);
    }

    /** Calls back for every AnalysisRun that changes, appears or goes, as {@link #subscribe} does for Rollouts. */
    public void subscribeRuns(Consumer<Key> subscriber) {
        runSubscribers.add(subscriber);
    }

    /** AnalysisRuns and templates. */
    public AnalysisCache analyses() {
        return analyses;
    }

    /** Calls back for every Service that changes, appears or goes, as {@link #subscribe} does for Rollouts. */
    public void subscribeServices(Consumer<Key> subscriber) {
        serviceSubscribers.add(subscriber);
    }

    /** Services, whoever uses them. */
    public ServiceCache services() {
        return services;
    }

    /** What Rollouts borrow their templates from. */
    public WorkloadCache workloads() {
        return workloads;
    }

    /** Whether all kinds have been listed; those of workloads do not count, as each is watched only when it is referred to. */
    public boolean synced() {
        return awaitSynced(Duration.ZERO);
    }

    /** The kinds that have not been listed yet. */
    public List<String> missing() {
        return kinds.stream()
                .filter(kind -> !kind.store().await(0, Duration.ZERO))
                .map(Kind::name)
                .toList();
    }

    /** Waits until all kinds have been listed; false when that takes longer. */
    public boolean awaitSynced(Duration limit) {
        return awaitFresh(Freshness.NONE, limit);
    }

    /** Whether all kinds have been listed and are being watched at this moment. */
    public boolean healthy() {
        return synced() && kinds.stream().allMatch(kind -> kind.watch().watching());
    }

    /** Waits until the cache holds everything up to what is asked; false when that takes longer. */
    public boolean awaitFresh(Freshness asked, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        return kinds.stream()
                        .allMatch(kind -> kind.store()
                                .await(asked.of(kind.name()), Duration.ofNanos(Math.max(0, end - System.nanoTime()))))
                && workloads.await(asked, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }

    /**
     * The highest resourceVersion of any object, or deletion of one, that was seen of this kind; 0 before the first, and for
     * a kind that is not watched. What a ring carries: another process's watch comes to it too, which is not so of a list's
     * own version.
     *
     * @param kind plural name, such as {@link Freshness#ROLLOUTS}
     */
    public long lastSyncVersion(String kind) {
        return kinds.stream()
                .filter(known -> known.name().equals(kind))
                .mapToLong(known -> known.store().newest())
                .findFirst()
                .orElse(0);
    }

    /** The same for all kinds together. */
    public Freshness newest() {
        return kinds.stream()
                .map(kind ->
                        Freshness.of(kind.name(), Long.toString(kind.store().newest())))
                .reduce(workloads.newest(), Freshness::and);
    }

    /** All Rollouts, in no order. */
    public List<Rollout> rollouts() {
        return rollouts.all().stream().map(CachedRollout::rollout).toList();
    }

    /** The Rollout of this name, if this process serves one. */
    public Optional<CachedRollout> rollout(Key key) {
        return rollouts.get(key);
    }

    /** The ReplicaSets that this Rollout controls, oldest first. */
    public List<ReplicaSet> replicaSets(String rolloutUid) {
        return owners.ownedBy(rolloutUid);
    }

    /** The ReplicaSets of this namespace that nothing controls, oldest first. */
    public List<ReplicaSet> orphans(String namespace) {
        return owners.unowned(namespace);
    }

    public Scope scope() {
        return scope;
    }

    /** Leaves out a ReplicaSet that was just deleted, without waiting for the watch to say so. */
    public void forget(String rolloutUid, String replicaSetUid) {
        owners.hide(rolloutUid, replicaSetUid);
    }

    /** One whose workload is still to be read is told when it has been. */
    private void changed(Key key) {
        boolean early = rollout(key)
                .flatMap(workloads::of)
                .filter(WorkloadCache.Known.NotYet.class::isInstance)
                .isPresent();
        if (announced.get() && !early) {
            subscribers.forEach(subscriber -> tell(subscriber, key));
        }
    }

    /** The Rollout that controls the set, or those that might adopt it. */
    private Stream<CachedRollout> concerned(OwnedSet owned) {
        return owned.ownerUid().isEmpty()
                ? rollouts.all().stream()
                        .filter(rollout ->
                                rollout.key().namespace().equals(owned.owner().namespace()))
                : rollout(owned.owner())
                        .filter(rollout -> rollout.rollout().id().uid().equals(owned.ownerUid()))
                        .stream();
    }

    private void listedOne() {
        if (kinds.stream().allMatch(kind -> kind.store().told()) && announced.compareAndSet(false, true)) {
            rollouts.all().forEach(rollout -> changed(rollout.key()));
            services.managed().forEach(key -> serviceSubscribers.forEach(subscriber -> tell(subscriber, key)));
            analyses.runs().forEach(run -> runSubscribers.forEach(subscriber -> tell(subscriber, run.key())));
        }
    }

    private void serviceChanged(Key service) {
        if (announced.get()) {
            serviceSubscribers.forEach(subscriber -> tell(subscriber, service));
            rollouts.all().stream()
                    .filter(rollout -> rollout.key().namespace().equals(service.namespace()))
                    .filter(rollout -> rollout.services().contains(service.name()))
                    .forEach(rollout -> changed(rollout.key()));
        }
    }

    private static void tell(Consumer<Key> subscriber, Key key) {
        try {
            subscriber.accept(key);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue(LogKeys.ROLLOUT, key).setCause(e).log("a subscriber failed");
        }
    }

    private final class AnalysisChanges implements AnalysisCache.Listener {
        @Override
        public void runChanged(AnalysisRun run) {
            if (announced.get()) {
                runSubscribers.forEach(
                        subscriber -> tell(subscriber, new Key(run.id().namespace(), run.name())));
            }
            run.owner()
                    .flatMap(owner -> rollout(new Key(run.id().namespace(), owner.name())))
                    .filter(rollout -> run.ownedBy(rollout.rollout().id().uid()))
                    .ifPresent(rollout -> ClusterCache.this.changed(rollout.key()));
        }

        @Override
        public void templateChanged(String namespace) {
            rollouts.all().stream()
                    .filter(rollout ->
                            namespace.isEmpty() || rollout.key().namespace().equals(namespace))
                    .filter(CachedRollout::refersToTemplates)
                    .forEach(rollout -> ClusterCache.this.changed(rollout.key()));
        }

        @Override
        public void listed() {
            listedOne();
        }
    }

    private final class RolloutChanges implements Store.Listener<CachedRollout> {
        @Override
        public void replaced(Store.Change<CachedRollout> change) {
            workloads.follow(change);
        }

        @Override
        public void changed(Store.Change<CachedRollout> change) {
            change.after().or(change::before).ifPresent(rollout -> ClusterCache.this.changed(rollout.key()));
        }

        @Override
        public void listed() {
            listedOne();
        }
    }

    private final class ReplicaSetChanges implements Store.Listener<OwnedSet> {
        @Override
        public void replaced(Store.Change<OwnedSet> change) {
            owners.replace(change.before(), change.after());
        }

        @Override
        public void changed(Store.Change<OwnedSet> change) {
            Stream.of(change.before(), change.after())
                    .flatMap(Optional::stream)
                    .flatMap(ClusterCache.this::concerned)
                    .map(CachedRollout::key)
                    .distinct()
                    .forEach(ClusterCache.this::changed);
        }

        @Override
        public void listed() {
            listedOne();
        }
    }
}
