package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;

/** Merge patches of objects of one kind that take effect only on the version that was seen. */
final class GuardedPatches {
    private final KubeApi api;
    private final String kind;
    private final String noun;

    /**
     * Patches of one kind.
     *
     * @param kind plural name, as in {@link dev.sluice.domain.plan.Freshness}
     * @param noun as messages have it
     */
    GuardedPatches(KubeApi api, String kind, String noun) {
        this.api = api;
        this.kind = kind;
        this.noun = noun;
    }

    /** What is patched: where it is read, and the version that was seen. */
    record Target(String path, String uid, String resourceVersion) {}

    /** {@link Outcome.Done} too when another version has all of the patch already. */
    Outcome patch(Target target, Json.Obj patch) {
        try {
            return settled(target, patch, send(target.path(), target, patch));
        } catch (IOException unanswered) {
            return Outcomes.failed(unanswered);
        }
    }

    /** The same on a subresource, or on the object itself where it has no such subresource. */
    Outcome patch(Target target, String subresource, Json.Obj patch) {
        try {
            Answer answer = send(target.path() + "/" + subresource, target, patch);
            return settled(
                    target, patch, answer.code() == Answer.NOT_FOUND ? send(target.path(), target, patch) : answer);
        } catch (IOException unanswered) {
            return Outcomes.failed(unanswered);
        }
    }

    private Answer send(String path, Target target, Json.Obj patch) throws IOException {
        Json.Obj metadata = patch.obj("metadata").with("resourceVersion", Json.of(target.resourceVersion()));
        return api.mergePatch(path, patch.with("metadata", metadata));
    }

    private Outcome settled(Target target, Json.Obj patch, Answer answer) throws IOException {
        if (answer.ok()) {
            return Outcomes.done(kind, answer);
        }
        return switch (answer.code()) {
            case Answer.CONFLICT -> alreadyMade(target, patch);
            case Answer.NOT_FOUND -> new Outcome.Conflict("the " + noun + " is gone");
            default -> Outcomes.failed(answer);
        };
    }

    private Outcome alreadyMade(Target target, Json.Obj patch) throws IOException {
        Answer live = api.get(target.path());
        return live.ok()
                        && live.uid().equals(target.uid())
                        && MergePatch.apply(live.body(), patch).equals(live.body())
                ? Outcomes.done(kind, live)
                : new Outcome.Conflict("the " + noun + " has changed since it was seen");
    }
}
