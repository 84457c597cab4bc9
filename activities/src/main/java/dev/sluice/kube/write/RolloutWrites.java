package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;

/** Merge patches of a Rollout that take effect only on the version that was seen. */
public final class RolloutWrites {
    private static final String MOVED = "the Rollout has changed since it was seen";

    private final KubeApi api;

    public RolloutWrites(KubernetesClient client) {
        this.api = KubeApi.over(client);
    }

    /** Patches metadata or spec. {@link Outcome.Done} too when another version has all of the patch already. */
    public Outcome patch(RolloutId id, Json.Obj patch, String resourceVersion) {
        try {
            Answer answer = api.mergePatch(path(id), guarded(patch, resourceVersion));
            return settled(id, patch, answer);
        } catch (IOException unanswered) {
            return Outcomes.failed(unanswered);
        }
    }

    /**
     * Patches the status, on the main resource where there is no status subresource (spec 7.2).
     *
     * @param patch {@code {"status": …}}
     */
    public Outcome patchStatus(RolloutId id, Json.Obj patch, String resourceVersion) {
        try {
            Json.Obj guarded = guarded(patch, resourceVersion);
            Answer answer = api.mergePatch(Paths.status(id), guarded);
            return settled(id, patch, answer.code() == Answer.NOT_FOUND ? api.mergePatch(path(id), guarded) : answer);
        } catch (IOException unanswered) {
            return Outcomes.failed(unanswered);
        }
    }

    private Outcome settled(RolloutId id, Json.Obj patch, Answer answer) throws IOException {
        if (answer.ok()) {
            return Outcomes.done(Freshness.ROLLOUTS, answer);
        }
        return switch (answer.code()) {
            case Answer.CONFLICT -> alreadyMade(id, patch);
            case Answer.NOT_FOUND -> new Outcome.Conflict("the Rollout is gone");
            default -> Outcomes.failed(answer);
        };
    }

    private Outcome alreadyMade(RolloutId id, Json.Obj patch) throws IOException {
        Answer live = api.get(path(id));
        return live.ok()
                        && live.uid().equals(id.uid())
                        && MergePatch.apply(live.body(), patch).equals(live.body())
                ? Outcomes.done(Freshness.ROLLOUTS, live)
                : new Outcome.Conflict(MOVED);
    }

    private static Json.Obj guarded(Json.Obj patch, String resourceVersion) {
        return patch.with("metadata", patch.obj("metadata").with("resourceVersion", Json.of(resourceVersion)));
    }

    private static String path(RolloutId id) {
        return Paths.rollout(id.namespace(), id.name());
    }
}
