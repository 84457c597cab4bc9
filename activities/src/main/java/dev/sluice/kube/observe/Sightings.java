package dev.sluice.kube.observe;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.template.AnalysisTemplate;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Surroundings;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.Service;
import dev.sluice.kube.Key;
import dev.sluice.kube.cache.CachedRollout;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.cache.OwnedSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a Rollout and what belongs to it, from the cache or past it. */
final class Sightings {
    private final ClusterCache cache;
    private final LiveReads live;
    private final BorrowedTemplates templates;

    Sightings(ClusterCache cache, LiveReads live) {
        this.cache = cache;
        this.live = live;
        this.templates = new BorrowedTemplates(cache, live);
    }

    /** As the cache has it; empty when it cannot say yet what template the Rollout borrows. */
    Optional<Seen> cached(Key key) {
        Optional<CachedRollout> found = cache.rollout(key);
        return found.isEmpty()
                ? Optional.of(Seen.NOTHING)
                : found.flatMap(templates::cached).map(this::cached);
    }

    private Seen cached(CachedRollout found) {
        return new Seen(
                Optional.of(found),
                cache.replicaSets(uid(found)),
                cache.orphans(found.key().namespace()),
                around(found),
                missing(found));
    }

    /** An object that is gone has no version; that of its going is among those of its kind. */
    private Freshness missing(CachedRollout found) {
        String namespace = found.key().namespace();
        boolean services = found.services().stream()
                .allMatch(name ->
                        cache.services().service(new Key(namespace, name)).isPresent());
        boolean templates = found.templates().stream()
                .allMatch(reference ->
                        cache.analyses().template(namespace, reference).isPresent());
        Freshness workload = found.borrows() && found.rollout().spec() instanceof Rollout.Spec.Invalid
                ? cache.workloads().newest()
                : Freshness.NONE;
        return workload.and(services ? Freshness.NONE : newest(Freshness.SERVICES))
                .and(templates ? Freshness.NONE : newest(Freshness.ANALYSIS_TEMPLATES))
                .and(templates ? Freshness.NONE : newest(Freshness.CLUSTER_ANALYSIS_TEMPLATES));
    }

    private Freshness newest(String kind) {
        return Freshness.of(kind, Long.toString(cache.lastSyncVersion(kind)));
    }

    private Surroundings around(CachedRollout rollout) {
        String namespace = rollout.key().namespace();
        return new Surroundings(
                cache.analyses().ownedBy(uid(rollout)),
                Templates.reachable(
                        rollout.templates(), reference -> cache.analyses().template(namespace, reference)),
                rollout.services().stream()
                        .flatMap(name -> cache.services().service(new Key(namespace, name)).stream())
                        .toList());
    }

    /** As the API server has it now. */
    Seen live(Key key) throws IOException {
        Optional<CachedRollout> found = live.rollout(key);
        if (found.isEmpty()) {
            return Seen.NOTHING;
        }
        CachedRollout rollout = templates.live(found.get());
        List<OwnedSet> sets = live.replicaSets(key.namespace());
        Surroundings around = liveAround(rollout).with(services(rollout));
        return new Seen(
                Optional.of(rollout), controlledBy(uid(rollout), sets), controlledBy("", sets), around, Freshness.NONE);
    }

    private List<Service> services(CachedRollout rollout) throws IOException {
        List<Service> services = new ArrayList<>();
        for (String name : rollout.services()) {
            live.service(rollout.key().namespace(), name).ifPresent(services::add);
        }
        return services;
    }

    /** What does not analyse is not asked about: the cache knows the runs that it has left over. */
    private Surroundings liveAround(CachedRollout rollout) throws IOException {
        if (rollout.templates().isEmpty()) {
            return around(rollout);
        }
        String namespace = rollout.key().namespace();
        List<AnalysisRun> runs = live.analysisRuns(namespace).stream()
                .filter(run -> run.ownedBy(uid(rollout)))
                .toList();
        return new Surroundings(
                runs, Templates.reachable(rollout.templates(), reference -> template(namespace, reference)));
    }

    private Optional<AnalysisTemplate> template(String namespace, TemplateRef reference) {
        try {
            return live.template(namespace, reference);
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        }
    }

    private static List<ReplicaSet> controlledBy(String uid, List<OwnedSet> sets) {
        return sets.stream()
                .filter(owned -> owned.ownerUid().equals(uid))
                .map(OwnedSet::set)
                .toList();
    }

    private static String uid(CachedRollout rollout) {
        return rollout.rollout().id().uid();
    }
}
