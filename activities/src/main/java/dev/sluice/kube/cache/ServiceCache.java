package dev.sluice.kube.cache;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Meta;
import dev.sluice.domain.rollout.Service;
import dev.sluice.kube.Key;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Services, by place and by the Rollout that manages them. All are kept, since any may be named by a Rollout next, but of
 * each only what a release needs.
 */
public final class ServiceCache {

    /** A Service and where it is. */
    record Placed(Key key, Service service) {
        static Placed read(Json.Obj object) {
            Service service = slim(Service.read(object));
            return new Placed(new Key(object.obj("metadata").text("namespace").orElse(""), service.name()), service);
        }

        private static Service slim(Service service) {
            Meta meta = service.meta();
            SequencedMap<String, String> annotations = new TreeMap<>();
            service.managedBy().ifPresent(manager -> annotations.put(Keys.MANAGED_BY, manager));
            return new Service(
                    new Meta(
                            meta.name(),
                            meta.uid(),
                            meta.resourceVersion(),
                            meta.generation(),
                            meta.created(),
                            meta.deleting(),
                            new TreeMap<>(),
                            annotations),
                    service.selector());
        }

        private Optional<Key> manager() {
            return service.managedBy().map(name -> new Key(key.namespace(), name));
        }
    }

    private final Store<Placed> services;
    private final ConcurrentMap<Key, Set<Key>> byManager = new ConcurrentHashMap<>();

    /**
     * An empty cache.
     *
     * @param changed is told of each Service that has changed, on the thread of the watch
     * @param listed is told that all have been listed
     */
    ServiceCache(Consumer<Key> changed, Runnable listed) {
        this.services = new Store<>(Placed::read, new Changes(changed, listed));
    }

    Store<?> store() {
        return services;
    }

    /** The Service of this name. */
    public Optional<Service> service(Key key) {
        return services.get(key).map(Placed::service);
    }

    /** The Services that say that the Rollout of this name manages them, in no order. */
    public List<Key> managedBy(Key rollout) {
        return List.copyOf(byManager.getOrDefault(rollout, Set.of()));
    }

    /** The Services that say that some Rollout manages them, in no order. */
    public List<Key> managed() {
        return byManager.values().stream().flatMap(Set::stream).toList();
    }

    private void index(Store.Change<Placed> change) {
        change.before().ifPresent(old -> old.manager().ifPresent(manager -> take(manager, old.key())));
        change.after().ifPresent(now -> now.manager().ifPresent(manager -> put(manager, now.key())));
    }

    private void take(Key manager, Key service) {
        byManager.computeIfPresent(manager, (rollout, services) -> {
            services.remove(service);
            return services.isEmpty() ? null : services;
        });
    }

    private void put(Key manager, Key service) {
        byManager.compute(manager, (rollout, services) -> {
            Set<Key> all = services == null ? ConcurrentHashMap.newKeySet() : services;
            all.add(service);
            return all;
        });
    }

    private final class Changes implements Store.Listener<Placed> {
        private final Consumer<Key> changed;
        private final Runnable listed;

        Changes(Consumer<Key> changed, Runnable listed) {
            this.changed = changed;
            this.listed = listed;
        }

        @Override
        public void replaced(Store.Change<Placed> change) {
            index(change);
        }

        @Override
        public void changed(Store.Change<Placed> change) {
            change.after().or(change::before).map(Placed::key).ifPresent(changed);
        }

        @Override
        public void listed() {
            listed.run();
        }
    }
}
