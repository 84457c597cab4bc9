package dev.sluice.workflow;

import io.temporal.workflow.Workflow;

/** Waits for ever: what matters is the memo it was started with. */
public final class ClusterWorkflowImpl implements ClusterWorkflow {
    @Override
    public void stand() {
        Workflow.await(() -> false);
    }
}
