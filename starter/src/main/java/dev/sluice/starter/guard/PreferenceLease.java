package dev.sluice.starter.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Preference by a lease: whoever holds it renews it every 2 s, gives itself up when that fails for 10 s, and may be
 * replaced by another who has seen it unchanged for 15 s. Where leases are not allowed every process is preferred, which
 * costs double work and harms nothing.
 */
public final class PreferenceLease implements Preference {
    /** How often {@link #renew} is to be called. */
    public static final Duration RETRY = Duration.ofSeconds(2);

    static final Duration DURATION = Duration.ofSeconds(15);
    private static final Duration RENEW_LIMIT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(PreferenceLease.class);

    private final LeaseStore store;
    private final String identity;
    private final InstantSource clock;
    private Optional<LeaseStore.Held> seen = Optional.empty();
    private Instant seenSince = Instant.MIN;
    private Instant renewed = Instant.EPOCH;
    private volatile boolean preferred;

    /**
     * A lease that is not held yet.
     *
     * @param identity tells this process from all others
     */
    public PreferenceLease(LeaseStore store, String identity, InstantSource clock) {
        this.store = store;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public boolean preferred() {
        return preferred;
    }

    /** Takes the lease or holds on to it, if that is possible now. */
    public synchronized void renew() {
        try {
            note(store.read());
            boolean held = mayTake() && store.write(next(), seen);
            if (held) {
                renewed = clock.instant();
            }
            become(held);
        } catch (LeaseStore.NotAllowed notAllowed) {
            if (!preferred) {
                LOG.atWarn()
                        .addKeyValue("reason", notAllowed.getMessage())
                        .log("cannot use a lease; acting as if alone");
            }
            preferred = true;
        } catch (RuntimeException unreachable) {
            become(preferred && clock.instant().isBefore(renewed.plus(RENEW_LIMIT)));
        }
    }

    /** Gives the lease back, so that another need not wait for it to run out. */
    public synchronized void release() {
        if (!preferred) {
            return;
        }
        preferred = false;
        try {
            note(store.read());
            if (seen.filter(this::ours).isPresent()) {
                store.write(next().released(), seen);
            }
        } catch (RuntimeException unreachable) {
            LOG.atDebug().addKeyValue("reason", unreachable.getMessage()).log("the lease runs out by itself");
        }
    }

    private void note(Optional<LeaseStore.Held> now) {
        if (!now.equals(seen)) {
            seen = now;
            seenSince = clock.instant();
        }
    }

    private boolean mayTake() {
        return seen.filter(held -> !held.holder().isEmpty())
                .filter(held -> !ours(held))
                .filter(held -> clock.instant().isBefore(seenSince.plus(held.duration())))
                .isEmpty();
    }

    private boolean ours(LeaseStore.Held held) {
        return held.holder().equals(identity);
    }

    private LeaseStore.Held next() {
        Instant now = clock.instant();
        Optional<LeaseStore.Held> mine = seen.filter(this::ours);
        int transitions = seen.map(LeaseStore.Held::transitions).orElse(0) + (mine.isPresent() ? 0 : 1);
        Instant acquired = mine.map(LeaseStore.Held::acquired).orElse(now);
        return new LeaseStore.Held(identity, DURATION, acquired, now, transitions);
    }

    private void become(boolean now) {
        if (preferred != now) {
            LOG.atInfo().log(now ? "preferred: acting at once" : "not preferred: leaving a second to another process");
        }
        preferred = now;
    }
}
