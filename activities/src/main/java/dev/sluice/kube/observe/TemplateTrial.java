package dev.sluice.kube.observe;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.kube.Paths;
import dev.sluice.kube.cache.CachedRollout;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;
import java.util.Optional;

/** Has the API server judge the pod template of a Rollout: by a dry run, so that nothing comes of it (spec 1.10, rule 5). */
public final class TemplateTrial {
    private TemplateTrial() {}

    /**
     * What the server says of the template.
     *
     * @param rollout with a name, a namespace that there is, and any uid
     * @throws IOException when it does not answer
     */
    public static TemplateCheck of(KubeApi api, Json.Obj rollout) throws IOException {
        CachedRollout read = CachedRollout.read(rollout);
        Json.Obj set = ReplicaSetBlueprint.trial(read).build(rollout);
        String sets = Paths.replicaSets(Optional.of(read.key().namespace()));
        return TemplateChecks.judge(api.create(sets + "?dryRun=All", set));
    }
}
