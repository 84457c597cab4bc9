package dev.sluice.starter.process;

import dev.sluice.activity.ReleaseActivitiesImpl;
import dev.sluice.contract.ReleaseActivities;
import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.planner.RolloutPlanner;
import dev.sluice.kube.ActionExecutor;
import dev.sluice.kube.ClusterCache;
import dev.sluice.kube.EventWriter;
import dev.sluice.kube.Key;
import dev.sluice.kube.RolloutObserver;
import dev.sluice.kube.RolloutWrites;
import dev.sluice.kube.Scope;
import dev.sluice.starter.watch.Sight;
import dev.sluice.worker.Served;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.Optional;

/** What reads and writes the cluster, around one cache. */
final class ClusterParts implements AutoCloseable {
    private final Planner planner = new RolloutPlanner();
    private final ClusterCache cache;
    private final RolloutObserver observer;
    private final EventWriter events;
    private final ActionExecutor executor;
    private final ReleaseActivities activities;

    ClusterParts(KubernetesClient client, Served served) {
        cache = new ClusterCache(client, new Scope(served.namespace(), served.instanceId()));
        observer = new RolloutObserver(cache, client);
        events = new EventWriter(client);
        executor = new ActionExecutor(client, cache, events);
        activities = new ReleaseActivitiesImpl(observer, planner, executor, new RolloutWrites(client), events);
    }

    Planner planner() {
        return planner;
    }

    ClusterCache cache() {
        return cache;
    }

    ActionExecutor executor() {
        return executor;
    }

    ReleaseActivities activities() {
        return activities;
    }

    void warn(WarnRequest warning) {
        activities.warn(warning);
    }

    Sight sight() {
        return new Sight() {
            @Override
            public Optional<Observation> look(Key key, Instant now) {
                return observer.observeCached(key.namespace(), key.name(), now);
            }

            @Override
            public Freshness newest() {
                return newest(Freshness.ROLLOUTS).and(newest(Freshness.REPLICA_SETS));
            }

            private Freshness newest(String kind) {
                return Freshness.of(kind, Long.toString(cache.lastSyncVersion(kind)));
            }
        };
    }

    @Override
    public void close() {
        cache.close();
    }
}
