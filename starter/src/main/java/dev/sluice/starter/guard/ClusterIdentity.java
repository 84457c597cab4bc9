package dev.sluice.starter.guard;

import dev.sluice.contract.Names;
import dev.sluice.worker.Served;
import dev.sluice.workflow.ClusterWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it that a cluster's name stands for one cluster in a Temporal namespace: the first process to use the name leaves
 * the cluster's mark in the memo of a workflow that never ends, and every other compares. Processes that see different parts
 * of one cluster have different marks too, so that none of them is handed the releases of another.
 */
public final class ClusterIdentity {
    private static final Duration TASK_TIMEOUT = Duration.ofSeconds(5);

    private final WorkflowClient client;
    private final Served served;
    private final ClusterMark mark;

    /**
     * An identity that has not been claimed.
     *
     * @param mark of the cluster
     */
    public ClusterIdentity(WorkflowClient client, Served served, ClusterMark mark) {
        this.client = client;
        this.served = served;
        this.mark = mark;
    }

    /** Claims the name for this cluster. Answers why it must not be used; empty when it may. */
    public Optional<String> objection() {
        try {
            start();
            return Optional.empty();
        } catch (WorkflowExecutionAlreadyStarted known) {
            return compare();
        }
    }

    private void start() {
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(id())
                .setTaskQueue(served.taskQueue())
                .setWorkflowTaskTimeout(TASK_TIMEOUT)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setMemo(Map.of(ClusterWorkflow.MEMO_UID, mark.uid()))
                .build();
        client.newUntypedWorkflowStub(ClusterWorkflow.TYPE, options).start();
    }

    private Optional<String> compare() {
        WorkflowStub stub = client.newUntypedWorkflowStub(id());
        WorkflowExecutionDescription found = stub.describe();
        Object kept = found.getMemo(ClusterWorkflow.MEMO_UID, String.class);
        return mark.uid().equals(kept) ? Optional.empty() : Optional.of(message(String.valueOf(kept)));
    }

    private String message(String kept) {
        return ("workflow %s of Temporal namespace \"%s\" says that this name stands for another cluster, or for another part of "
                        + "this one (uid %s; here namespace %s has %s). Give this one a name of its own with --cluster, or use "
                        + "another Temporal namespace; terminate that workflow if what it stands for is no more")
                .formatted(id(), client.getOptions().getNamespace(), kept, mark.namespace(), mark.uid());
    }

    private String id() {
        return Names.CLUSTER_WORKFLOW + served.cluster();
    }
}
