package dev.sluice.starter.watch;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.plan.Action;
import dev.sluice.kube.Key;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What the watch counts of itself. */
final class WatchMeters {
    private final Counter rings;
    private final Counter withoutEffect;
    private final Counter upkeep;
    private final Gauge stuck;

    WatchMeters(CollectorRegistry registry) {
        rings = Counter.build("sluice_rings", "Times a run was told that there is something to do.")
                .register(registry);
        withoutEffect = Counter.build(
                        "sluice_rings_without_effect", "Rings after which the run's first plan had nothing to do.")
                .register(registry);
        upkeep = Counter.build("sluice_upkeep_actions", "Actions on Rollouts at rest, by kind and what came of them.")
                .labelNames("action", "outcome")
                .register(registry);
        stuck = Gauge.build("sluice_release_stuck", "1 for a release whose run does not get on.")
                .labelNames("namespace", "name")
                .register(registry);
    }

    void rung() {
        rings.inc();
    }

    void ringsWithoutEffect(int count) {
        withoutEffect.inc(count);
    }

    void kept(Action action, Outcome outcome) {
        upkeep.labels(action.getClass().getSimpleName(), outcome.getClass().getSimpleName())
                .inc();
    }

    void stuck(Key key) {
        stuck.labels(key.namespace(), key.name()).set(1);
    }

    void unstuck(Key key) {
        stuck.remove(key.namespace(), key.name());
    }
}
