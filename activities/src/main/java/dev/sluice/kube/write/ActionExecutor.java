package dev.sluice.kube.write;

import dev.sluice.contract.ActionRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.analysis.run.AnalysisRunId;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.LogKeys;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the actions of plans. Every write is conditional on what its plan saw; a write that has had its effect
 * before is done again without one. Events come before the effect: a process that dies between the two leaves events that
 * the next try finds there, while after the effect nobody would know that they are missing. Only what cannot be recorded
 * at once is tried again after it.
 */
public final class ActionExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(ActionExecutor.class);

    private final ReplicaSetWrites replicaSets;
    private final ReplicaSetClaims claims;
    private final RolloutWrites rollouts;
    private final ServiceWrites services;
    private final RouteWrites routes;
    private final WorkloadWrites workloads;
    private final Evictions evictions;
    private final PodWrites pods;
    private final AnalysisRunWrites runs;
    private final AnalysisRunCreation creation;
    private final EventWriter events;

    public ActionExecutor(KubernetesClient client, ClusterCache cache, EventWriter events) {
        KubeApi api = KubeApi.over(client);
        this.replicaSets = new ReplicaSetWrites(api, cache);
        this.claims = new ReplicaSetClaims(api, cache.scope());
        this.rollouts = new RolloutWrites(client);
        this.services = new ServiceWrites(api);
        this.routes = new RouteWrites(api);
        this.workloads = new WorkloadWrites(api);
        this.evictions = new Evictions(api);
        this.pods = new PodWrites(api);
        this.runs = new AnalysisRunWrites(api);
        this.creation = new AnalysisRunCreation(api, cache);
        this.events = events;
    }

    /** Carries out one action. Never throws: what goes wrong is an outcome. */
    public Outcome execute(ActionRequest request) {
        RolloutId id = request.id();
        List<Event> left = events.announce(
                Subject.of(id), request.planned(), request.action().events());
        Outcome outcome = outcome(id, request.action());
        if (outcome instanceof Outcome.Done) {
            events.record(Subject.of(id), request.planned(), left);
        }
        LogKeys.about(LOG.atDebug(), request.id())
                .addKeyValue(LogKeys.ACTION, request.action().summary())
                .log("{}", outcome);
        return outcome;
    }

    private Outcome outcome(RolloutId id, Action action) {
        try {
            return write(id, action);
        } catch (IOException unanswered) {
            return Outcomes.failed(unanswered);
        } catch (RuntimeException e) {
            LogKeys.about(LOG.atError(), id).setCause(e).log("an action broke off");
            return new Outcome.Failed("InternalError", e.toString());
        }
    }

    private Outcome write(RolloutId id, Action action) throws IOException {
        return switch (action) {
            case Action.CreateReplicaSet create -> replicaSets.create(id, create);
            case Action.ScaleReplicaSet scale -> replicaSets.change(id, scale.name(), changes(scale));
            case Action.PatchReplicaSet patch ->
                replicaSets.change(id, patch.name(), new FieldChanges(patch.changes()));
            case Action.PatchPods patch -> pods.patch(id, patch);
            case Action.DeleteReplicaSet delete -> replicaSets.delete(id, delete);
            case Action.ClaimReplicaSet claim -> claims.make(id, claim);
            case Action.PatchRollout patch -> rollouts.patch(id, patch.patch(), patch.resourceVersion());
            case Action.PatchStatus patch -> rollouts.patchStatus(id, patch.patch(), patch.resourceVersion());
            case Action.PatchService patch -> services.patch(id.namespace(), patch);
            case Action.CreateRoute create -> routes.create(create);
            case Action.PatchRoute change -> routes.patch(change);
            case Action.DeleteRoute delete -> routes.delete(delete);
            case Action.ScaleWorkload scale -> workloads.scale(id.namespace(), scale);
            case Action.EvictPod evict -> evictions.evict(id, evict);
            case Action.CreateAnalysisRun create -> creation.create(id, create);
            case Action.TerminateAnalysisRun end ->
                runs.terminate(new AnalysisRunId(id.namespace(), end.name(), end.uid()), end.resourceVersion());
            case Action.CallStepPlugin ignored -> ofTheRunAlone();
            case Action.ForgetStepCall ignored -> ofTheRunAlone();
            case Action.DropAnalysisRun drop -> runs.delete(new AnalysisRunId(id.namespace(), drop.name(), drop.uid()));
        };
    }

    private static Outcome ofTheRunAlone() {
        return new Outcome.Failed("NeedsRun", "only the run of a release asks users' workers");
    }

    private static FieldChanges changes(Action.ScaleReplicaSet scale) {
        return new FieldChanges(FieldChange.resize(scale.from(), scale.to(), scale.changes()));
    }
}
