package dev.sluice.starter.demo.store;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ObjectMeta;
import dev.sluice.starter.demo.object.ResourceTypes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes, in the background, what has lost all its owners or its namespace. Foreground deletion is not told apart from
 * background deletion: the owner goes first.
 */
public final class GarbageCollector implements Runnable {
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final ResourceTypes types;
    private final ObjectStore store;

    public GarbageCollector(ResourceTypes types, ObjectStore store) {
        this.types = types;
        this.store = store;
    }

    /** Sweeps after every change, until the log is closed or the thread is interrupted. */
    @Override
    public void run() {
        try {
            while (!store.log().isClosed()) {
                store.log().after(sweep(), WAIT);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes what is garbage now, and returns the version that was looked at. */
    private long sweep() {
        Listing seen = store.all();
        Set<String> alive =
                seen.items().stream().map(object -> ObjectMeta.of(object).uid()).collect(Collectors.toSet());
        Set<String> namespaces = store.list(ResourceTypes.NAMESPACE, "").items().stream()
                .map(object -> ObjectMeta.of(object).name())
                .collect(Collectors.toSet());
        seen.items().stream()
                .filter(object ->
                        isOrphaned(ObjectMeta.of(object), alive) || isHomeless(ObjectMeta.of(object), namespaces))
                .forEach(this::delete);
        return seen.version();
    }

    private static boolean isOrphaned(ObjectMeta meta, Set<String> alive) {
        List<String> owners = meta.ownerUids();
        return !owners.isEmpty() && owners.stream().noneMatch(alive::contains);
    }

    private static boolean isHomeless(ObjectMeta meta, Set<String> namespaces) {
        return !meta.namespace().isEmpty() && !namespaces.contains(meta.namespace());
    }

    private void delete(Json.Obj object) {
        ObjectMeta meta = ObjectMeta.of(object);
        try {
            store.delete(types.keyOf(object), new DeleteOptions(meta.uid(), meta.resourceVersion(), false, false));
        } catch (ApiError movedOn) {
            // The object was deleted or changed in between; if it is still garbage, the next sweep sees it.
        }
    }
}
