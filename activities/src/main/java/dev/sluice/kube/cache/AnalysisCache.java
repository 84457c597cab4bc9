package dev.sluice.kube.cache;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.template.AnalysisTemplate;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.Key;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.KubeApi;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * AnalysisRuns and the templates that they are made from. Templates of the cluster are not looked at by a process that serves
 * one namespace: it has no right to.
 */
public final class AnalysisCache {

    /** Is told what changes, on the thread of a watch. */
    interface Listener {

        void runChanged(AnalysisRun run);

        /**
         * A template has changed, or is new or gone.
         *
         * @param namespace of the template; empty for one of the cluster, which concerns all namespaces
         */
        void templateChanged(String namespace);

        void listed();
    }

    private final Listener listener;
    private final ConcurrentMap<String, ConcurrentMap<String, AnalysisRun>> byOwner = new ConcurrentHashMap<>();
    private final Store<CachedRun> runs = new Store<>(CachedRun::read, new RunChanges());
    private final Store<AnalysisTemplate> templates = new Store<>(AnalysisTemplate::read, new TemplateChanges());
    private final Store<AnalysisTemplate> clusterTemplates = new Store<>(AnalysisTemplate::read, new TemplateChanges());

    AnalysisCache(Listener listener) {
        this.listener = listener;
    }

    /** The kinds to watch. */
    Stream<Kind<?>> kinds(KubeApi api, Scope scope) {
        Stream<Kind<?>> namespaced = Stream.of(
                Kind.of(Freshness.ANALYSIS_RUNS, api, Paths.analysisRuns(scope.namespace()), scope.selector(), runs),
                Kind.of(Freshness.ANALYSIS_TEMPLATES, api, Paths.analysisTemplates(scope.namespace()), "", templates));
        return scope.namespace().isPresent()
                ? namespaced
                : Stream.concat(
                        namespaced,
                        Stream.of(Kind.of(
                                Freshness.CLUSTER_ANALYSIS_TEMPLATES,
                                api,
                                Paths.CLUSTER_ANALYSIS_TEMPLATES,
                                "",
                                clusterTemplates)));
    }

    /** All AnalysisRuns, in no order. */
    public List<CachedRun> runs() {
        return runs.all();
    }

    /** The AnalysisRun of this name, if this process serves one. */
    public Optional<CachedRun> run(Key key) {
        return runs.get(key);
    }

    /** The AnalysisRuns that this object controls, oldest first. */
    public List<AnalysisRun> ownedBy(String uid) {
        return byOwner.getOrDefault(uid, new ConcurrentHashMap<>()).values().stream()
                .sorted(AnalysisRun.OLDEST_FIRST)
                .toList();
    }

    /** The template, as seen from a namespace. */
    public Optional<AnalysisTemplate> template(String namespace, TemplateRef reference) {
        return reference.cluster()
                ? clusterTemplates.get(new Key("", reference.name()))
                : templates.get(new Key(namespace, reference.name()));
    }

    private void index(Store.Change<CachedRun> change) {
        change.before().map(CachedRun::run).ifPresent(old -> old.owner().ifPresent(owner -> take(owner.uid(), old)));
        change.after().map(CachedRun::run).ifPresent(now -> now.owner().ifPresent(owner -> put(owner.uid(), now)));
    }

    private void take(String uid, AnalysisRun run) {
        byOwner.computeIfPresent(uid, (owner, owned) -> {
            owned.remove(run.name());
            return owned.isEmpty() ? null : owned;
        });
    }

    private void put(String uid, AnalysisRun run) {
        byOwner.compute(uid, (owner, owned) -> {
            ConcurrentMap<String, AnalysisRun> all = owned == null ? new ConcurrentHashMap<>() : owned;
            all.put(run.name(), run);
            return all;
        });
    }

    private final class RunChanges implements Store.Listener<CachedRun> {
        @Override
        public void replaced(Store.Change<CachedRun> change) {
            index(change);
        }

        @Override
        public void changed(Store.Change<CachedRun> change) {
            change.after().or(change::before).map(CachedRun::run).ifPresent(listener::runChanged);
        }

        @Override
        public void listed() {
            listener.listed();
        }
    }

    private final class TemplateChanges implements Store.Listener<AnalysisTemplate> {
        @Override
        public void replaced(Store.Change<AnalysisTemplate> change) {}

        @Override
        public void changed(Store.Change<AnalysisTemplate> change) {
            change.after().or(change::before).ifPresent(template -> listener.templateChanged(template.namespace()));
        }

        @Override
        public void listed() {
            listener.listed();
        }
    }
}
