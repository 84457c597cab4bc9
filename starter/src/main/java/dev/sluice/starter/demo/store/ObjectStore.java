package dev.sluice.starter.demo.store;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ObjectKey;
import dev.sluice.starter.demo.object.ObjectMeta;
import dev.sluice.starter.demo.object.ResourceType;
import dev.sluice.starter.demo.object.ResourceTypes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** All objects. One counter numbers every change; reads and writes are atomic. Safe for use by several threads. */
public final class ObjectStore {
    private final Lock lock = new ReentrantLock();
    private final NavigableMap<ObjectKey, Json.Obj> objects = new TreeMap<>();
    private final EventLog log;
    private final Clock clock;
    private final Creation creation;
    private long version;

    /** What of an object a write may change. */
    public enum Part {
        MAIN,
        STATUS
    }

    /** A store without objects, whose every change is in the log before the write returns. */
    public ObjectStore(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.creation = new Creation(clock);
    }

    /**
     * The object.
     *
     * @throws ApiError NotFound
     */
    public Json.Obj get(ObjectKey key) {
        return find(key).orElseThrow(() -> ApiError.notFound(key));
    }

    public Optional<Json.Obj> find(ObjectKey key) {
        return locked(() -> Optional.ofNullable(objects.get(key)));
    }

    /** The objects of a kind by namespace and name; an empty namespace means all. */
    public Listing list(ResourceType type, String namespace) {
        return locked(() -> new Listing(
                objects.tailMap(new ObjectKey(type, namespace, "")).entrySet().stream()
                        .takeWhile(entry -> entry.getKey().type().equals(type)
                                && (namespace.isEmpty()
                                        || entry.getKey().namespace().equals(namespace)))
                        .map(Map.Entry::getValue)
                        .toList(),
                version));
    }

    /** Every object of every kind. */
    public Listing all() {
        return locked(() -> new Listing(List.copyOf(objects.values()), version));
    }

    /**
     * Creates an object and returns it as stored.
     *
     * @param namespace empty for cluster-scoped kinds
     * @throws ApiError AlreadyExists, NotFound for the namespace, or Invalid
     */
    public Json.Obj create(ResourceType type, String namespace, Json.Obj sent, boolean dryRun) {
        return locked(() -> {
            Json.Obj object = creation.prepare(type, namespace, sent);
            ObjectKey key = ObjectKey.of(type, object);
            requireNamespace(key);
            if (objects.containsKey(key)) {
                throw ApiError.alreadyExists(key);
            }
            return dryRun ? object : put(Change.Kind.ADDED, key, object);
        });
    }

    /**
     * Changes an object and returns it as stored; a change to nothing leaves its version alone.
     *
     * @param edit gives what is asked for, from what is stored
     * @throws ApiError NotFound, or Conflict when what is asked for carries another uid or resourceVersion
     */
    public Json.Obj update(ObjectKey key, Part part, boolean dryRun, UnaryOperator<Json.Obj> edit) {
        return locked(() -> {
            Json.Obj stored = get(key);
            Json.Obj sent = edit.apply(stored);
            Replacement.requireSame(key, stored, sent);
            Json.Obj next = part == Part.STATUS
                    ? Replacement.ofStatus(stored, sent)
                    : Replacement.ofMain(key.type(), stored, sent);
            if (dryRun || next.equals(stored)) {
                return next;
            }
            return isFinished(next) ? remove(key, next) : put(Change.Kind.MODIFIED, key, next);
        });
    }

    /**
     * Deletes an object, or marks it when finalizers hold it. Returns it as it was last, still with
     * {@code metadata.finalizers} when it was only marked.
     *
     * @throws ApiError NotFound, or Conflict when a precondition does not hold
     */
    public Json.Obj delete(ObjectKey key, DeleteOptions options) {
        return locked(() -> {
            Json.Obj stored = get(key);
            options.check(key, stored);
            if (options.dryRun() || ObjectMeta.of(stored).isDeleting()) {
                return stored;
            }
            if (options.orphan()) {
                release(ObjectMeta.of(stored).uid());
            }
            return ObjectMeta.of(stored).hasFinalizers()
                    ? put(Change.Kind.MODIFIED, key, marked(stored))
                    : remove(key, stored);
        });
    }

    /** The changes that watches follow. */
    public EventLog log() {
        return log;
    }

    private void release(String uid) {
        List<ObjectKey> dependents = objects.entrySet().stream()
                .filter(entry -> ObjectMeta.of(entry.getValue()).ownerUids().contains(uid))
                .map(Map.Entry::getKey)
                .toList();
        dependents.forEach(key -> update(key, Part.MAIN, false, object -> Owners.without(object, uid)));
    }

    private Json.Obj marked(Json.Obj object) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        Json.Obj marked = ObjectMeta.edit(
                object,
                meta -> meta.with("deletionTimestamp", Json.of(now)).with("deletionGracePeriodSeconds", Json.of(0)));
        return ObjectMeta.of(object).generation() == 0 ? marked : Replacement.nextGeneration(marked);
    }

    private static boolean isFinished(Json.Obj object) {
        ObjectMeta meta = ObjectMeta.of(object);
        return meta.isDeleting() && !meta.hasFinalizers();
    }

    private void requireNamespace(ObjectKey key) {
        ObjectKey namespace = new ObjectKey(ResourceTypes.NAMESPACE, "", key.namespace());
        if (!key.namespace().isEmpty() && !objects.containsKey(namespace)) {
            throw ApiError.notFound(namespace);
        }
    }

    private Json.Obj put(Change.Kind kind, ObjectKey key, Json.Obj object) {
        Json.Obj stored = numbered(object);
        Optional<Json.Obj> before = Optional.ofNullable(objects.put(key, stored));
        log.append(new Change(kind, key, version, before, stored));
        return stored;
    }

    private Json.Obj remove(ObjectKey key, Json.Obj object) {
        Json.Obj last = numbered(object);
        Optional<Json.Obj> before = Optional.ofNullable(objects.remove(key));
        log.append(new Change(Change.Kind.DELETED, key, version, before, last));
        return last;
    }

    private Json.Obj numbered(Json.Obj object) {
        version++;
        return ObjectMeta.edit(object, meta -> meta.with("resourceVersion", Json.of(Long.toString(version))));
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
