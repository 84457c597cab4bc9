package dev.sluice.kube.cache;

import dev.sluice.domain.json.Json;
import dev.sluice.kube.Key;
import dev.sluice.kube.LogKeys;
import dev.sluice.kube.rest.ListWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects of one kind, each read once per change. Written by its watch, and where that lacks
 * something by {@link #refill}; read by all.
 *
 * @param <T> what an object is kept as
 */
final class Store<T> implements ListWatch.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    /** One value in place of another; at most one of both is missing. */
    record Change<T>(Optional<T> before, Optional<T> after) {}

    /** Is told what changes, on the thread of the watch. */
    interface Listener<T> {

        /** The change is in the store, and its version does not yet count as reached. */
        void replaced(Change<T> change);

        /** The change is in the store, as is everything before it. */
        void changed(Change<T> change);

        /** A list has been taken in, and all its changes told. */
        void listed();
    }

    private record Kept<T>(T value, long version) {}

    private final ConcurrentMap<Key, Kept<T>> kept = new ConcurrentHashMap<>();
    private final VersionGate gate = new VersionGate();
    private final Function<Json.Obj, T> reader;
    private final Listener<T> listener;
    private final UnaryOperator<Json.Obj> trim;
    private volatile long newest;
    private volatile boolean told;

    Store(Function<Json.Obj, T> reader, Listener<T> listener) {
        this(reader, listener, UnaryOperator.identity());
    }

    /** @param trim takes off an object of a list what the reader has no use for */
    Store(Function<Json.Obj, T> reader, Listener<T> listener, UnaryOperator<Json.Obj> trim) {
        this.reader = reader;
        this.listener = listener;
        this.trim = trim;
    }

    Optional<T> get(Key key) {
        return Optional.ofNullable(kept.get(key)).map(Kept::value);
    }

    List<T> all() {
        return kept.values().stream().map(Kept::value).toList();
    }

    /** The highest version that any object or deletion had; 0 before the first. */
    long newest() {
        return newest;
    }

    /** Whether all changes of a first list have been told. */
    boolean told() {
        return told;
    }

    /** Waits until everything up to this version is in the store; 0 asks for the first list. False when time runs out. */
    boolean await(long version, Duration limit) {
        return gate.await(version, limit);
    }

    @Override
    public void listed(List<Json.Obj> objects, long version) {
        Set<Key> gone = new HashSet<>(kept.keySet());
        List<Change<T>> changes = new ArrayList<>();
        for (Json.Obj object : objects) {
            gone.remove(keyOf(object));
            put(object).ifPresent(changes::add);
        }
        gone.forEach(key -> remove(key, version).ifPresent(changes::add));
        gate.reached(version);
        changes.forEach(listener::changed);
        told = true;
        listener.listed();
    }

    @Override
    public void changed(Json.Obj object) {
        Optional<Change<T>> change = put(object);
        gate.reached(versionOf(object));
        change.ifPresent(listener::changed);
    }

    @Override
    public void deleted(Json.Obj object) {
        Optional<Change<T>> change = remove(keyOf(object), versionOf(object));
        gate.reached(versionOf(object));
        change.ifPresent(listener::changed);
    }

    @Override
    public void reached(long version) {
        gate.reached(version);
    }

    @Override
    public Json.Obj trimmed(Json.Obj object) {
        return trim.apply(object);
    }

    /** Takes in an object that was read past the watch, unless the watch knows a newer one, or that it is gone. */
    void refill(Json.Obj object) {
        Optional<Change<T>> change = replace(object);
        change.ifPresent(listener::changed);
    }

    private synchronized Optional<Change<T>> replace(Json.Obj object) {
        Key key = keyOf(object);
        long version = versionOf(object);
        Optional<Kept<T>> before = Optional.ofNullable(kept.get(key)).filter(old -> old.version() <= version);
        return before.map(old -> {
            T value = reader.apply(object);
            kept.put(key, new Kept<>(value, version));
            return told(Optional.of(old.value()), Optional.of(value));
        });
    }

    private synchronized Optional<Change<T>> put(Json.Obj object) {
        Key key = keyOf(object);
        long version = versionOf(object);
        newest = Math.max(newest, version);
        Optional<Kept<T>> before = Optional.ofNullable(kept.get(key));
        if (before.filter(old -> old.version() >= version).isPresent()) {
            return Optional.empty();
        }
        try {
            T value = reader.apply(object);
            kept.put(key, new Kept<>(value, version));
            return Optional.of(told(before.map(Kept::value), Optional.of(value)));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.atError()
                    .addKeyValue(LogKeys.PATH, key)
                    .setCause(e)
                    .log("an object that cannot be read is passed over");
            return Optional.empty();
        }
    }

    private synchronized Optional<Change<T>> remove(Key key, long version) {
        newest = Math.max(newest, version);
        return Optional.ofNullable(kept.remove(key)).map(before -> told(Optional.of(before.value()), Optional.empty()));
    }

    private Change<T> told(Optional<T> before, Optional<T> after) {
        Change<T> change = new Change<>(before, after);
        listener.replaced(change);
        return change;
    }

    private static Key keyOf(Json.Obj object) {
        Json.Obj meta = object.obj("metadata");
        return new Key(meta.text("namespace").orElse(""), meta.text("name").orElse(""));
    }

    private static long versionOf(Json.Obj object) {
        return ListWatch.number(object.obj("metadata").text("resourceVersion").orElse(""));
    }
}
