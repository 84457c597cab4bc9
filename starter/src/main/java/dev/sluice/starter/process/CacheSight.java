package dev.sluice.starter.process;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.kube.Key;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.observe.RolloutObserver;
import dev.sluice.starter.watch.Sight;
import java.time.Instant;
import java.util.Optional;

/** Sees what the cache holds. */
record CacheSight(ClusterCache cache, RolloutObserver observer) implements Sight {
    @Override
    public Optional<Observation> look(Key key, Instant now) {
        return observer.observeCached(key.namespace(), key.name(), now);
    }

    @Override
    public Freshness newest() {
        return cache.newest();
    }
}
