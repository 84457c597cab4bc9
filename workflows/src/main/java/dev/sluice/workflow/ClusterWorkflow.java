package dev.sluice.workflow;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Keeps in its memo which cluster a name stands for, as long as it is open: always. Id {@code cluster/<name>}; a process
 * compares before it serves that name.
 */
@WorkflowInterface
public interface ClusterWorkflow {
    String TYPE = "Cluster";

    /** Memo key of the uid of {@code kube-system} or, where that may not be read, of the only namespace that is served. */
    String MEMO_UID = "kubeSystemUid";

    @WorkflowMethod(name = TYPE)
    void stand();
}
