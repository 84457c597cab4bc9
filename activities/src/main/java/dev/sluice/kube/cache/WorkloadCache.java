package dev.sluice.kube.cache;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.kube.Key;
import dev.sluice.kube.rest.KubeApi;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Objects from which Rollouts borrow their pod templates, and the Deployments whose pods a Rollout has taken over. A kind is
 * watched from the first reference to one of it. Of an object that no Rollout refers to only its name and version are kept.
 */
public final class WorkloadCache implements AutoCloseable {

    /** What is known of a referenced workload. */
    public sealed interface Known {

        /** It is there. */
        record There(Workload workload) implements Known {}

        /** There is none. */
        record Missing() implements Known {}

        /** Nothing: its kind has not been listed, or it has not been read, since it was referred to. */
        record NotYet() implements Known {}
    }

    private final Consumer<Key> changed;
    private final WorkloadReferences references = new WorkloadReferences();
    private final Map<WorkloadKind, WorkloadStore> stores;
    private final TakenOver takenOver;

    /**
     * An empty cache.
     *
     * @param changed is told of each Rollout whose workload has changed, on the thread of a watch
     */
    WorkloadCache(KubeApi api, Scope scope, Consumer<Key> changed) {
        this.changed = changed;
        Map<WorkloadKind, WorkloadStore> all = new EnumMap<>(WorkloadKind.class);
        for (WorkloadKind kind : WorkloadKind.values()) {
            all.put(kind, new WorkloadStore(kind, api, scope, references, this::tell));
        }
        this.stores = Collections.unmodifiableMap(all);
        this.takenOver = new TakenOver(api, scope);
    }

    /** Begins to watch the Deployments whose pods a Rollout has taken over. */
    void start() {
        takenOver.start();
    }

    @Override
    public void close() {
        takenOver.close();
        stores.values().forEach(WorkloadStore::close);
    }

    /** The Deployments whose pods a Rollout has taken over. */
    public TakenOver takenOver() {
        return takenOver;
    }

    /** What the Rollout's reference leads to; empty when it has none that can be followed. */
    public Optional<Known> of(CachedRollout rollout) {
        return rollout.reference().map(place -> store(place).get(place.key()));
    }

    /** A Rollout refers to something else from now on. */
    void follow(Store.Change<CachedRollout> change) {
        Optional<WorkloadPlace> before = change.before().flatMap(CachedRollout::reference);
        Optional<WorkloadPlace> after = change.after().flatMap(CachedRollout::reference);
        if (before.equals(after)) {
            return;
        }
        before.ifPresent(
                place -> references.remove(place, change.before().orElseThrow().key()));
        after.ifPresent(place -> {
            references.add(place, change.after().orElseThrow().key());
            store(place).need(place.key());
        });
    }

    /** Waits until what is asked of workloads is here; false when that takes longer, or a kind is not watched. */
    boolean await(Freshness asked, Duration limit) {
        return stores.values().stream().allMatch(store -> store.await(asked, limit));
    }

    /** The highest versions seen of each kind, deletions included. */
    public Freshness newest() {
        return stores.values().stream().map(WorkloadStore::newest).reduce(Freshness.NONE, Freshness::and);
    }

    private WorkloadStore store(WorkloadPlace place) {
        WorkloadStore store = stores.get(place.kind());
        if (store == null) {
            throw new IllegalStateException("no store for " + place.kind());
        }
        return store;
    }

    private void tell(WorkloadPlace place) {
        references.of(place).forEach(changed);
    }
}
