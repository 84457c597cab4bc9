package dev.sluice.starter.watch;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.kube.Key;
import java.time.Instant;
import java.util.Optional;

/** What this process sees of the cluster without asking anyone. */
public interface Sight {

    /** The Rollout and what belongs to it; empty when there is none of that name. */
    Optional<Observation> look(Key key, Instant now);

    /** The highest resourceVersion of each kind that was seen, deletions included. */
    Freshness newest();
}
