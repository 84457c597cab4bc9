package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Merge patches of a Rollout that take effect only on the version that was seen. */
public final class RolloutWrites {
    private final GuardedPatches patches;

    public RolloutWrites(KubernetesClient client) {
        this.patches = new GuardedPatches(KubeApi.over(client), Freshness.ROLLOUTS, "Rollout");
    }

    /** Patches metadata or spec. {@link Outcome.Done} too when another version has all of the patch already. */
    public Outcome patch(RolloutId id, Json.Obj patch, String resourceVersion) {
        return patches.patch(target(id, resourceVersion), patch);
    }

    /**
     * Patches the status, on the main resource where there is no status subresource (spec 7.2).
     *
     * @param patch {@code {"status": …}}
     */
    public Outcome patchStatus(RolloutId id, Json.Obj patch, String resourceVersion) {
        return patches.patch(target(id, resourceVersion), "status", patch);
    }

    private static GuardedPatches.Target target(RolloutId id, String resourceVersion) {
        return new GuardedPatches.Target(Paths.rollout(id.namespace(), id.name()), id.uid(), resourceVersion);
    }
}
