package dev.sluice.starter.watch;

import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.Key;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells operators of releases that do not get on: an event on the object, and a gauge. */
final class Alarms {
    static final String REASON = "ReleaseStuck";

    private final Consumer<WarnRequest> events;
    private final WatchMeters meters;
    private final Set<Key> stuck = ConcurrentHashMap.newKeySet();

    Alarms(Consumer<WarnRequest> events, WatchMeters meters) {
        this.events = events;
        this.meters = meters;
    }

    /**
     * A release does not get on.
     *
     * @param spell the same for one spell of trouble, so that it makes one event
     */
    void stuck(RolloutId id, String spell, String why) {
        Key key = new Key(id.namespace(), id.name());
        stuck.add(key);
        meters.stuck(key);
        events.accept(new WarnRequest(id, spell, REASON, why));
    }

    void wellAgain(Key key) {
        if (stuck.remove(key)) {
            meters.unstuck(key);
        }
    }
}
