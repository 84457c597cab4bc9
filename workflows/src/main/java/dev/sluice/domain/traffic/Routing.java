package dev.sluice.domain.traffic;

import dev.sluice.domain.traffic.object.RoutingError;
import dev.sluice.domain.traffic.object.RoutingWrite;
import java.util.List;

/** What a router answers. */
public sealed interface Routing {

    /**
     * The state is reached by these writes.
     *
     * @param writes in order, at most one for each object; none when everything is as wanted
     */
    record Writes(List<RoutingWrite> writes) implements Routing {
        public Writes {
            writes = List.copyOf(writes);
        }
    }

    /** The state cannot be reached, and nothing is to be written. */
    record Refused(RoutingError error) implements Routing {}
}
