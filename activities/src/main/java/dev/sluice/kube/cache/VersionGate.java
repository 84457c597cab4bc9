package dev.sluice.kube.cache;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets those pass who ask for a version that has been reached, and wakes those who wait for it. */
final class VersionGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition risen = lock.newCondition();
    private long reached = -1;

    void reached(long version) {
        lock.lock();
        try {
            if (version > reached) {
                reached = version;
                risen.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether the version is reached within the time; 0 asks for any version at all. An interrupt ends the wait. */
    boolean await(long version, Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (reached < version && left > 0) {
                left = risen.awaitNanos(left);
            }
            return reached >= version;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
