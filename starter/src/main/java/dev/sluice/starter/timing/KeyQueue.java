package dev.sluice.starter.timing;

import dev.sluice.kube.Key;
import dev.sluice.kube.LogKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attends to keys: each by one task at a time, again when it was added meanwhile, again at the instant that the last look
 * asked for, and with a back-off of 1 s to 10 s when the look failed.
 */
public final class KeyQueue {
    private static final Logger LOG = LoggerFactory.getLogger(KeyQueue.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Timers timers;
    private final Attendant attendant;
    private final Map<Key, Slot> slots = new HashMap<>();
    private boolean open = true;

    public KeyQueue(Timers timers, Attendant attendant) {
        this.timers = timers;
        this.attendant = attendant;
    }

    /** Looks after one key. */
    @FunctionalInterface
    public interface Attendant {
        /** Answers when to look again though nothing changes; empty when only a change matters. */
        Optional<Instant> attend(Key key);
    }

    /** What goes on about one key; guarded by the queue. */
    private static final class Slot {
        private boolean running;
        private boolean again;
        private int failures;
        private Timers.@Nullable Cancellable timer;
    }

    /** The key is to be looked at, as soon as nobody else looks at it. */
    public synchronized void add(Key key) {
        if (!open) {
            return;
        }
        Slot slot = slots.computeIfAbsent(key, unknown -> new Slot());
        if (slot.running) {
            slot.again = true;
            return;
        }
        slot.running = true;
        timers.execute(() -> run(key, slot));
    }

    /** Starts nothing more. */
    public synchronized void close() {
        open = false;
    }

    private void run(Key key, Slot slot) {
        begin(slot);
        try {
            Optional<Instant> next = attendant.attend(key);
            finish(key, slot, 0, next);
        } catch (RuntimeException e) {
            int failures = slot.failures + 1;
            note(key, failures, e);
            finish(key, slot, failures, Optional.of(timers.now().plus(backOff(failures))));
        }
    }

    /** What was added until now is seen by the look that begins. */
    private synchronized void begin(Slot slot) {
        slot.again = false;
    }

    private synchronized void finish(Key key, Slot slot, int failures, Optional<Instant> next) {
        slot.running = false;
        slot.failures = failures;
        if (slot.timer != null) {
            slot.timer.cancel();
        }
        slot.timer = next.map(when -> timers.at(when, () -> add(key))).orElse(null);
        if (slot.again) {
            slot.again = false;
            add(key);
        } else if (slot.timer == null) {
            slots.remove(key);
        }
    }

    /** Once per spell of failures, and not at all for an outage, of which the connection itself tells. */
    private static void note(Key key, int failures, RuntimeException failure) {
        (failures == 1 && !(failure instanceof Outage) ? LOG.atWarn() : LOG.atDebug())
                .addKeyValue(LogKeys.NAMESPACE, key.namespace())
                .addKeyValue(LogKeys.ROLLOUT, key.name())
                .setCause(failure)
                .log("could not be looked after; trying again");
    }

    private static Duration backOff(int failures) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
