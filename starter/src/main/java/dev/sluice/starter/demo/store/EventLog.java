package dev.sluice.starter.demo.store;

import dev.sluice.starter.demo.object.ApiError;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The newest changes of all objects, in order; older ones are forgotten. */
public final class EventLog implements AutoCloseable {
    private final Lock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final NavigableMap<Long, Change> changes = new TreeMap<>();
    private final int capacity;
    private long forgotten;
    private boolean closed;

    /**
     * An empty log.
     *
     * @param capacity how many changes are remembered; at least 1
     */
    public EventLog(int capacity) {
        this.capacity = capacity;
    }

    void append(Change change) {
        lock.lock();
        try {
            changes.put(change.version(), change);
            while (changes.size() > capacity) {
                forgotten = changes.pollFirstEntry().getKey();
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * All changes after a version, in order. When there are none, waits for the first; empty when none came in time.
     *
     * @throws ApiError Expired when changes after that version were forgotten
     */
    public List<Change> after(long version, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!closed && changes.tailMap(version, false).isEmpty() && left > 0) {
                left = grown.awaitNanos(left);
            }
            if (version < forgotten) {
                throw ApiError.expired(version, forgotten);
            }
            return List.copyOf(changes.tailMap(version, false).values());
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing will ever come again. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
