package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;
import java.util.List;

/** Writes to Deployments from which a Rollout borrows its template. */
final class WorkloadWrites {
    private final GuardedChanges changes;

    WorkloadWrites(KubeApi api) {
        this.changes = new GuardedChanges(api, WorkloadKind.DEPLOYMENT.versions(), "Deployment");
    }

    /** Changes its size, and what is noted on it, if all is as it was seen. */
    Outcome scale(String namespace, Action.ScaleWorkload scale) throws IOException {
        List<FieldChange> all = FieldChange.resize(scale.from(), scale.to(), scale.changes());
        return changes.make(Paths.workload(WorkloadKind.DEPLOYMENT, namespace, scale.name()), new FieldChanges(all));
    }
}
