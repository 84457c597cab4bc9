package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.kube.Key;
import dev.sluice.kube.Paths;
import dev.sluice.kube.cache.CachedRollout;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.cache.OwnedSet;
import dev.sluice.kube.observe.BorrowedTemplates;
import dev.sluice.kube.observe.LiveReads;
import dev.sluice.kube.observe.ReplicaSetBlueprint;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;
import java.util.Optional;

/** Writes to ReplicaSets, each conditional on what was seen. */
final class ReplicaSetWrites {
    private final KubeApi api;
    private final ClusterCache cache;
    private final LiveReads live;
    private final BorrowedTemplates templates;
    private final GuardedChanges changes;

    ReplicaSetWrites(KubeApi api, ClusterCache cache) {
        this.api = api;
        this.cache = cache;
        this.live = new LiveReads(api, cache.scope());
        this.templates = new BorrowedTemplates(cache, live);
        this.changes = new GuardedChanges(api, Freshness.REPLICA_SETS, "ReplicaSet");
    }

    /** Creates one from the template of the generation that the action names. */
    Outcome create(RolloutId id, Action.CreateReplicaSet action) throws IOException {
        Optional<CachedRollout> rollout = ofGeneration(id, action);
        if (rollout.isEmpty()) {
            return new Outcome.Conflict(
                    "the Rollout, or its workload, is no longer of the generation seen with " + action.generation());
        }
        ReplicaSetBlueprint blueprint = ReplicaSetBlueprint.of(action);
        Json.Obj set = blueprint.build(rollout.get().object());
        Answer answer = api.create(Paths.replicaSets(Optional.of(id.namespace())), set);
        if (answer.code() == Answer.CONFLICT) {
            return adopt(id, blueprint, rollout.get());
        }
        return answer.ok() ? Outcomes.done(Freshness.REPLICA_SETS, answer) : Outcomes.failed(answer);
    }

    /** Changes fields if all have their old values. */
    Outcome change(RolloutId id, String name, FieldChanges changes) throws IOException {
        return this.changes.make(Paths.replicaSet(id.namespace(), name), changes);
    }

    /** Deletes one if it has not changed. Its pods, if it has any after all, go with it. */
    Outcome delete(RolloutId id, Action.DeleteReplicaSet action) throws IOException {
        String path = Paths.replicaSet(id.namespace(), action.name());
        Answer answer = api.delete(path, ifUnchanged(action));
        if (answer.code() == Answer.CONFLICT) {
            Answer now = api.get(path);
            boolean another = now.ok() && !now.uid().equals(action.uid());
            return another || now.code() == Answer.NOT_FOUND
                    ? gone(id, action)
                    : new Outcome.Conflict("ReplicaSet " + action.name() + " has changed since it was seen");
        }
        boolean withoutRest = answer.ok() && answer.uid().isEmpty();
        return withoutRest || answer.code() == Answer.NOT_FOUND ? gone(id, action) : changes.settled(answer);
    }

    private Outcome gone(RolloutId id, Action.DeleteReplicaSet action) {
        cache.forget(id.uid(), action.uid());
        return Outcomes.done();
    }

    private Optional<CachedRollout> ofGeneration(RolloutId id, Action.CreateReplicaSet action) throws IOException {
        Key key = new Key(id.namespace(), id.name());
        Optional<CachedRollout> cached =
                cache.rollout(key).flatMap(templates::cached).filter(rollout -> is(rollout, id, action));
        if (cached.isPresent()) {
            return cached;
        }
        Optional<CachedRollout> now = live.rollout(key);
        return now.isPresent()
                ? Optional.of(templates.live(now.get())).filter(rollout -> is(rollout, id, action))
                : Optional.empty();
    }

    private static boolean is(CachedRollout rollout, RolloutId id, Action.CreateReplicaSet action) {
        return rollout.rollout().id().uid().equals(id.uid())
                && rollout.rollout().meta().generation() == action.generation()
                && rollout.rollout().spec() instanceof Rollout.Spec.Valid(RolloutSpec spec)
                && spec.source().map(source -> source.workload().version()).equals(action.workload());
    }

    private Outcome adopt(RolloutId id, ReplicaSetBlueprint blueprint, CachedRollout rollout) throws IOException {
        Answer present = api.get(Paths.replicaSet(id.namespace(), blueprint.name()));
        if (present.code() == Answer.NOT_FOUND) {
            return new Outcome.Conflict("ReplicaSet " + blueprint.name() + " was there and has gone");
        }
        return present.ok()
                        && OwnedSet.read(present.body()).ownerUid().equals(id.uid())
                        && sameTemplate(id, blueprint, rollout, present)
                ? Outcomes.done(Freshness.REPLICA_SETS, present)
                : new Outcome.Failed(
                        Trouble.NAME_TAKEN,
                        "ReplicaSet " + blueprint.name() + " exists with another owner or template");
    }

    /** Compares with what the API server makes of the template, since it fills in what the Rollout leaves out. */
    private boolean sameTemplate(RolloutId id, ReplicaSetBlueprint blueprint, CachedRollout rollout, Answer present)
            throws IOException {
        Json.Obj trial = blueprint.onTrial(id.name()).build(rollout.object());
        Answer tried = api.create(Paths.replicaSets(Optional.of(id.namespace())) + "?dryRun=All", trial);
        return tried.ok() && template(tried).equals(template(present));
    }

    private static Json.Obj template(Answer set) {
        return set.body().obj("spec").obj("template");
    }

    private static Json.Obj ifUnchanged(Action.DeleteReplicaSet action) {
        return Json.Obj.EMPTY
                .with("apiVersion", Json.of("v1"))
                .with("kind", Json.of("DeleteOptions"))
                .with("propagationPolicy", Json.of("Background"))
                .with(
                        "preconditions",
                        Json.Obj.EMPTY
                                .with("uid", Json.of(action.uid()))
                                .with("resourceVersion", Json.of(action.resourceVersion())));
    }
}
