package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.Key;
import dev.sluice.kube.Paths;
import dev.sluice.kube.cache.OwnedSet;
import dev.sluice.kube.cache.Scope;
import dev.sluice.kube.observe.LiveReads;
import dev.sluice.kube.observe.ReplicaSetBlueprint;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adopts ReplicaSets and lets go of them. Both objects are read from the API server before, since a cache may still hold a
 * Rollout that is gone, and its garbage collector would take what that adopts.
 */
final class ReplicaSetClaims {
    private final KubeApi api;
    private final LiveReads live;

    ReplicaSetClaims(KubeApi api, Scope scope) {
        this.api = api;
        this.live = new LiveReads(api, scope);
    }

    Outcome make(RolloutId id, Action.ClaimReplicaSet claim) throws IOException {
        String path = Paths.replicaSet(id.namespace(), claim.name());
        Answer now = api.get(path);
        if (now.code() == Answer.NOT_FOUND || (now.ok() && !now.uid().equals(claim.uid()))) {
            return new Outcome.Conflict("ReplicaSet " + claim.name() + " is gone");
        }
        if (!now.ok()) {
            return Outcomes.failed(now);
        }
        String controller = OwnedSet.read(now.body()).ownerUid();
        if (controller.equals(claim.adopt() ? id.uid() : "")) {
            return Outcomes.done(Freshness.REPLICA_SETS, now);
        }
        if (!controller.equals(claim.adopt() ? "" : id.uid())) {
            return new Outcome.Conflict("ReplicaSet " + claim.name() + " is controlled by another object");
        }
        return claim.adopt() ? adopt(id, path, now) : patch(path, now, others(id, now));
    }

    private Outcome adopt(RolloutId id, String path, Answer now) throws IOException {
        Optional<Json.Obj> rollout = live.rollout(new Key(id.namespace(), id.name()))
                .filter(found -> found.rollout().id().uid().equals(id.uid())
                        && !found.rollout().meta().deleting())
                .map(found -> found.object().obj("metadata"));
        return rollout.isEmpty()
                ? new Outcome.Conflict("the Rollout is gone")
                : patch(
                        path,
                        now,
                        Stream.concat(others(id, now), Stream.of(ReplicaSetBlueprint.controller(rollout.get()))));
    }

    private static Stream<Json> others(RolloutId id, Answer now) {
        return now.body().obj("metadata").list("ownerReferences").stream()
                .filter(reference -> !(reference instanceof Json.Obj owner
                        && owner.text("uid").orElse("").equals(id.uid())));
    }

    private Outcome patch(String path, Answer now, Stream<Json> references) throws IOException {
        List<Json> owners = references.toList();
        Json.Obj meta = Json.Obj.EMPTY
                .with("resourceVersion", Json.of(now.version()))
                .with("ownerReferences", owners.isEmpty() ? Json.NULL : new Json.Arr(owners));
        Answer answer = api.mergePatch(path, Json.Obj.EMPTY.with("metadata", meta));
        return answer.code() == Answer.CONFLICT
                ? new Outcome.Conflict(answer.why())
                : answer.ok() ? Outcomes.done(Freshness.REPLICA_SETS, answer) : Outcomes.failed(answer);
    }
}
