package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.KubeApi;

/** Merge patches of a Service that take effect only on the version that was seen. */
final class ServiceWrites {
    private final GuardedPatches patches;

    ServiceWrites(KubeApi api) {
        this.patches = new GuardedPatches(api, Freshness.SERVICES, "Service");
    }

    /** {@link Outcome.Done} too when another version has all of the patch already. */
    Outcome patch(String namespace, Action.PatchService action) {
        GuardedPatches.Target target = new GuardedPatches.Target(
                Paths.service(namespace, action.name()), action.uid(), action.resourceVersion());
        return patches.patch(target, action.patch());
    }
}
