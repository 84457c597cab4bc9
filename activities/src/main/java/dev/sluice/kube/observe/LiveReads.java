package dev.sluice.kube.observe;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.template.AnalysisTemplate;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.PodSummary;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Meta;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.domain.rollout.WorkloadRef;
import dev.sluice.domain.service.NamedServices;
import dev.sluice.kube.Key;
import dev.sluice.kube.Paths;
import dev.sluice.kube.cache.CachedRollout;
import dev.sluice.kube.cache.CachedRun;
import dev.sluice.kube.cache.OwnedSet;
import dev.sluice.kube.cache.Scope;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads past the cache. An answer that is neither the object nor that there is none is an {@link IOException}. */
public final class LiveReads {
    private final KubeApi api;
    private final Scope scope;

    public LiveReads(KubeApi api, Scope scope) {
        this.api = api;
        this.scope = scope;
    }

    /** The Rollout, when there is one and this process serves it. */
    public Optional<CachedRollout> rollout(Key key) throws IOException {
        return one(Paths.rollout(key.namespace(), key.name()))
                .filter(scope::serves)
                .map(CachedRollout::read);
    }

    /** The ReplicaSets of a namespace that may be a Rollout's, oldest first. */
    public List<OwnedSet> replicaSets(String namespace) throws IOException {
        return items(Paths.replicaSets(Optional.of(namespace)), Keys.POD_TEMPLATE_HASH)
                .map(OwnedSet::read)
                .sorted(Comparator.comparing(OwnedSet::set, OwnedSet.OLDEST_FIRST))
                .toList();
    }

    /** The AnalysisRuns of a namespace, oldest first. */
    public List<AnalysisRun> analysisRuns(String namespace) throws IOException {
        return items(Paths.analysisRuns(Optional.of(namespace)), scope.selector())
                .map(AnalysisRun::read)
                .sorted(AnalysisRun.OLDEST_FIRST)
                .toList();
    }

    /** The AnalysisRun, when there is one and this process serves it. */
    public Optional<CachedRun> analysisRun(Key key) throws IOException {
        return one(Paths.analysisRun(key.namespace(), key.name()))
                .filter(scope::serves)
                .map(CachedRun::read);
    }

    /** The template, as seen from a namespace. */
    public Optional<AnalysisTemplate> template(String namespace, TemplateRef reference) throws IOException {
        return one(Paths.analysisTemplate(namespace, reference)).map(AnalysisTemplate::read);
    }

    /** The Service, when there is one. */
    public Optional<Service> service(String namespace, String name) throws IOException {
        return NamedServices.isName(name) ? one(Paths.service(namespace, name)).map(Service::read) : Optional.empty();
    }

    /** The workload that this Rollout borrows its template from; empty when there is none. */
    public Optional<Workload> workload(CachedRollout rollout) throws IOException {
        Optional<WorkloadRef> reference = WorkloadRef.of(rollout.object().obj("spec"));
        Optional<WorkloadKind> kind = reference.flatMap(WorkloadRef::workloadKind);
        String name = reference.map(WorkloadRef::name).orElse("");
        return kind.isPresent() && NamedServices.isName(name)
                ? one(Paths.workload(kind.get(), rollout.key().namespace(), name))
                        .map(object -> Workload.read(kind.get(), object))
                : Optional.empty();
    }

    /** The Deployment of this name, when there is one. */
    public Optional<Workload> deployment(Key key) throws IOException {
        return one(Paths.workload(WorkloadKind.DEPLOYMENT, key.namespace(), key.name()))
                .map(object -> Workload.read(WorkloadKind.DEPLOYMENT, object));
    }

    /** The pods of these ReplicaSets. */
    public List<PodSummary> pods(String namespace, List<ReplicaSet> sets) throws IOException {
        Set<String> owners = sets.stream().map(set -> set.meta().uid()).collect(Collectors.toSet());
        String hashes = sets.stream().map(ReplicaSet::hash).distinct().collect(Collectors.joining(","));
        return items(Paths.pods(namespace), Keys.POD_TEMPLATE_HASH + " in (" + hashes + ")")
                .map(LiveReads::summary)
                .filter(pod -> owners.contains(pod.replicaSetUid()))
                .toList();
    }

    private static PodSummary summary(Json.Obj pod) {
        Meta meta = Meta.read(pod);
        String owner = OwnedSet.controller(pod).flatMap(set -> set.text("uid")).orElse("");
        return new PodSummary(meta.name(), meta.uid(), owner, meta.created(), meta.deleting());
    }

    private Optional<Json.Obj> one(String path) throws IOException {
        Answer answer = api.get(path);
        return answer.code() == Answer.NOT_FOUND ? Optional.empty() : Optional.of(checked(answer));
    }

    private Stream<Json.Obj> items(String path, String selector) throws IOException {
        String query = "?labelSelector=" + KubeApi.encoded(selector);
        return checked(api.get(path + query)).objects("items").stream();
    }

    private static Json.Obj checked(Answer answer) throws IOException {
        if (!answer.ok()) {
            throw new IOException(answer.why());
        }
        return answer.body();
    }
}
