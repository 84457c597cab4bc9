package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;

/** Merge patches of a Service that take effect only on the version that was seen. */
final class ServiceWrites {
    private final KubeApi api;

    ServiceWrites(KubeApi api) {
        this.api = api;
    }

    /** {@link Outcome.Done} too when another version has all of the patch already. */
    Outcome patch(String namespace, Action.PatchService action) throws IOException {
        String path = Paths.service(namespace, action.name());
        Json.Obj meta = action.patch().obj("metadata").with("resourceVersion", Json.of(action.resourceVersion()));
        Answer answer = api.mergePatch(path, action.patch().with("metadata", meta));
        if (answer.ok()) {
            return Outcomes.done(Freshness.SERVICES, answer);
        }
        return switch (answer.code()) {
            case Answer.CONFLICT -> alreadyMade(path, action);
            case Answer.NOT_FOUND -> new Outcome.Conflict("Service " + action.name() + " is gone");
            default -> Outcomes.failed(answer);
        };
    }

    private Outcome alreadyMade(String path, Action.PatchService action) throws IOException {
        Answer live = api.get(path);
        return live.ok() && MergePatch.apply(live.body(), action.patch()).equals(live.body())
                ? Outcomes.done(Freshness.SERVICES, live)
                : new Outcome.Conflict("Service " + action.name() + " has changed since it was seen");
    }
}
