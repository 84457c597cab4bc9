package dev.sluice.kube.observe;

import dev.sluice.contract.ObserveRequest;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.PodSummary;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.plugin.StepCalls;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.kube.Key;
import dev.sluice.kube.cache.CachedRollout;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Puts together what a planner may know of one Rollout: from the cache, or live when the cache is too old. */
public final class RolloutObserver {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ClusterCache cache;
    private final LiveReads live;
    private final Sightings sightings;
    private final TemplateChecks templates;
    private final RouteReads routes;
    private final BiPredicate<Rollout, List<ReplicaSet>> hasCurrent;

    /**
     * An observer of what this cache serves.
     *
     * @param hasCurrent whether one of the ReplicaSets holds the Rollout's present template
     */
    public RolloutObserver(
            ClusterCache cache, KubernetesClient client, BiPredicate<Rollout, List<ReplicaSet>> hasCurrent) {
        KubeApi api = KubeApi.over(client);
        this.cache = cache;
        this.live = new LiveReads(api, cache.scope());
        this.sightings = new Sightings(cache, live);
        this.templates = new TemplateChecks(api);
        this.routes = new RouteReads(api);
        this.hasCurrent = hasCurrent;
    }

    /**
     * The Rollout and what belongs to it, no older than asked: waits up to 500 ms for the cache, then reads live. Has the
     * API server judge a template that no ReplicaSet has, and lists pods when a restart is due.
     *
     * @throws UncheckedIOException when the API server does not answer, or refuses to, or when this process does not look at
     *     that namespace: that it holds no such Rollout says nothing then
     */
    public Observation observe(ObserveRequest request) {
        Key key = new Key(request.id().namespace(), request.id().name());
        try {
            requireServed(key);
            Seen seen = look(key, request.notBefore());
            return new Observation(
                    request.id().uid(),
                    seen.rollout().map(CachedRollout::rollout),
                    seen.replicaSets(),
                    seen.orphans(),
                    seen.rollout()
                            .map(rollout -> seen.surroundings().with(routes.look(rollout.rollout())))
                            .orElse(seen.surroundings())
                            .with(StepCalls.of(request.calls())),
                    seen.rollout()
                            .map(rollout -> check(rollout, seen.replicaSets(), true))
                            .orElseGet(TemplateCheck.Unasked::new),
                    pods(seen, request.now()),
                    request.now(),
                    request.trouble(),
                    seen.freshness());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The Rollout as the cache has it, without waiting or asking anyone; its pods are not listed. Empty when the cache
     * holds none of that name, has not been filled, or has yet to read the workload whose template it borrows.
     */
    public Optional<Observation> observeCached(String namespace, String name, Instant now) {
        if (!cache.synced()) {
            return Optional.empty();
        }
        return sightings.cached(new Key(namespace, name)).flatMap(seen -> observe(seen, now));
    }

    private Optional<Observation> observe(Seen seen, Instant now) {
        return seen.rollout()
                .map(rollout -> new Observation(
                        rollout.rollout().id().uid(),
                        Optional.of(rollout.rollout()),
                        seen.replicaSets(),
                        seen.orphans(),
                        seen.surroundings(),
                        check(rollout, seen.replicaSets(), false),
                        Optional.empty(),
                        now,
                        Optional.empty(),
                        seen.freshness()));
    }

    private Seen look(Key key, Freshness notBefore) throws IOException {
        Optional<Seen> cached = cache.awaitFresh(notBefore, PATIENCE) ? sightings.cached(key) : Optional.empty();
        return cached.isPresent() ? cached.get() : sightings.live(key);
    }

    /**
     * The Rollout no older than asked, as in {@link #observe}.
     *
     * @throws IOException when the API server does not answer, or refuses to, or when this process does not look at that
     *     namespace
     */
    public Optional<CachedRollout> rollout(Key key, Freshness notBefore) throws IOException {
        requireServed(key);
        return cache.awaitFresh(notBefore, PATIENCE) ? cache.rollout(key) : live.rollout(key);
    }

    /**
     * The Rollout as the API server has it now.
     *
     * @throws IOException when it does not answer, or refuses to
     */
    public Optional<CachedRollout> liveRollout(Key key) throws IOException {
        return live.rollout(key);
    }

    private void requireServed(Key key) throws IOException {
        if (!cache.scope().covers(key.namespace())) {
            throw new IOException("namespace " + key.namespace()
                    + " is not served by this process, though it shares a task queue with one that serves it; "
                    + "give each a --cluster name of its own");
        }
    }

    private TemplateCheck check(CachedRollout found, List<ReplicaSet> sets, boolean mayAsk) {
        Rollout rollout = found.rollout();
        if (!(rollout.spec() instanceof Rollout.Spec.Valid) || rollout.meta().deleting()) {
            return new TemplateCheck.Unasked();
        }
        if (hasCurrent.test(rollout, sets)) {
            templates.drop(found);
            return new TemplateCheck.Accepted(Optional.empty());
        }
        return mayAsk ? templates.ask(found) : templates.known(found);
    }

    private Optional<List<PodSummary>> pods(Seen seen, Instant now) throws IOException {
        Optional<CachedRollout> due = seen.rollout().filter(rollout -> restartDue(rollout.rollout(), now));
        List<ReplicaSet> running =
                seen.replicaSets().stream().filter(ReplicaSet::hasPods).toList();
        if (due.isEmpty() || running.isEmpty()) {
            return due.map(nothingRuns -> List.of());
        }
        return Optional.of(live.pods(due.get().key().namespace(), running));
    }

    private static boolean restartDue(Rollout rollout, Instant now) {
        return rollout.spec() instanceof Rollout.Spec.Valid(RolloutSpec spec)
                && spec.restartAt()
                        .filter(at -> !at.isAfter(now))
                        .filter(at -> !rollout.status().release().restartedAt().equals(Optional.of(at)))
                        .isPresent();
    }
}
