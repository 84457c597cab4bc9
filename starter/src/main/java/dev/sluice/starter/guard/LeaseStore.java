package dev.sluice.starter.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a lease is kept. */
public interface LeaseStore {

    /**
     * The lease as it is.
     *
     * @throws NotAllowed when this process may not use leases there
     */
    Optional<Held> read();

    /**
     * Writes the lease if it is still as it was seen; false when it is not.
     *
     * @param seen what {@link #read} last answered
     * @throws NotAllowed when this process may not use leases there
     */
    boolean write(Held next, Optional<Held> seen);

    /**
     * A lease.
     *
     * @param holder empty when nobody holds it
     * @param transitions how often it has passed from one holder to another
     */
    record Held(String holder, Duration duration, Instant acquired, Instant renewed, int transitions) {

        Held released() {
            return new Held("", Duration.ofSeconds(1), acquired, renewed, transitions);
        }

        /** Whether its holder has renewed it lately, by this clock. */
        boolean fresh(Instant now) {
            return !holder.isEmpty() && now.isBefore(renewed.plus(duration));
        }
    }

    /** Leases are out of reach for good: forbidden, of a name that no object can have, or in a namespace that is none. */
    final class NotAllowed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAllowed(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }
}
