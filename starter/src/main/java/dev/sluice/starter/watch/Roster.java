package dev.sluice.starter.watch;

import dev.sluice.domain.rollout.Rollout;
import dev.sluice.kube.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All Rollouts as they were last seen here. */
final class Roster {
    private final ConcurrentHashMap<Key, Entry> entries = new ConcurrentHashMap<>();

    /**
     * One Rollout.
     *
     * @param inFlight whether a release goes on, so that a run has to be open
     */
    record Entry(Rollout rollout, boolean inFlight) {}

    void note(Key key, Rollout rollout, boolean inFlight) {
        entries.put(key, new Entry(rollout, inFlight));
    }

    void forget(Key key) {
        entries.remove(key);
    }

    boolean isInFlight(Key key) {
        Entry entry = entries.get(key);
        return entry != null && entry.inFlight();
    }

    /** The Rollout, if it is known. */
    Optional<Rollout> find(Key key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::rollout);
    }

    List<Map.Entry<Key, Entry>> all() {
        return List.copyOf(entries.entrySet());
    }

    List<Key> inFlight() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().inFlight())
                .map(Map.Entry::getKey)
                .toList();
    }
}
