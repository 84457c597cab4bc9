package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonPatch;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;

/**
 * Writes to objects that route traffic. None has an effect on another version than the one that was seen; they are not
 * watched, so nothing is known of how new they are.
 */
final class RouteWrites {
    private static final String VERSION = "/metadata/resourceVersion";

    private final KubeApi api;

    RouteWrites(KubeApi api) {
        this.api = api;
    }

    Outcome create(Action.CreateRoute action) throws IOException {
        Answer answer = api.create(Paths.objects(action.ref()), action.object());
        return answer.code() == Answer.CONFLICT ? changed(action.ref()) : outcome(answer);
    }

    /** A test of the version that fails is answered like an object that breaks a rule, so the object is read again. */
    Outcome patch(Action.PatchRoute action) throws IOException {
        Answer answer = api.jsonPatch(Paths.object(action.ref()), new JsonPatch(action.operations()).toJson());
        return switch (answer.code()) {
            case Answer.CONFLICT, Answer.NOT_FOUND -> changed(action.ref());
            case Answer.INVALID -> isAsSeen(action) ? Outcomes.failed(answer) : changed(action.ref());
            default -> outcome(answer);
        };
    }

    Outcome delete(Action.DeleteRoute action) throws IOException {
        Json.Obj preconditions = Json.Obj.EMPTY
                .with("uid", Json.of(action.uid()))
                .with("resourceVersion", Json.of(action.resourceVersion()));
        Answer answer = api.delete(Paths.object(action.ref()), Json.Obj.EMPTY.with("preconditions", preconditions));
        return switch (answer.code()) {
            case Answer.NOT_FOUND -> Outcomes.done();
            case Answer.CONFLICT -> changed(action.ref());
            default -> outcome(answer);
        };
    }

    private boolean isAsSeen(Action.PatchRoute action) throws IOException {
        Answer live = api.get(Paths.object(action.ref()));
        return action.operations().stream()
                .filter(operation -> operation.path().equals(VERSION))
                .allMatch(operation -> operation.value().equals(Json.of(live.version())));
    }

    private static Outcome changed(ObjectRef ref) {
        return new Outcome.Conflict(ref + " has changed since it was seen");
    }

    private static Outcome outcome(Answer answer) {
        return answer.ok() ? new Outcome.Done(Freshness.NONE) : Outcomes.failed(answer);
    }
}
