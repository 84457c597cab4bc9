package dev.sluice.workflow;

import io.temporal.common.VersioningBehavior;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;

/** Waits for ever: what matters is the memo it was started with. */
public final class ClusterWorkflowImpl implements ClusterWorkflow {
    @Override
    @WorkflowVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
    public void stand() {
        Workflow.await(() -> false);
    }
}
