package dev.sluice.workflow;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The first of instants that may be absent. */
final class Earliest {
    private Earliest() {}

    static Optional<Instant> of(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }
}
