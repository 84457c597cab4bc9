package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;

/** Asks pods to go, as their disruption budgets allow. */
final class Evictions {
    private final KubeApi api;

    Evictions(KubeApi api) {
        this.api = api;
    }

    /** Evicts this very pod. One that is gone, or may not go now, is done with as well. */
    Outcome evict(RolloutId id, Action.EvictPod action) throws IOException {
        Json.Obj eviction = Json.Obj.EMPTY
                .with("apiVersion", Json.of("policy/v1"))
                .with("kind", Json.of("Eviction"))
                .with(
                        "metadata",
                        Json.Obj.EMPTY.with("name", Json.of(action.name())).with("namespace", Json.of(id.namespace())))
                .with(
                        "deleteOptions",
                        Json.Obj.EMPTY.with("preconditions", Json.Obj.EMPTY.with("uid", Json.of(action.uid()))));
        Answer answer = api.create(Paths.eviction(id.namespace(), action.name()), eviction);
        return switch (answer.code()) {
            case Answer.NOT_FOUND, Answer.CONFLICT, Answer.TOO_MANY_REQUESTS -> Outcomes.done();
            default -> answer.ok() ? Outcomes.done() : Outcomes.failed(answer);
        };
    }
}
