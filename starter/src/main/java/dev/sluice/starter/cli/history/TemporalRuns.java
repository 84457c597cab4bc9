package dev.sluice.starter.cli.history;

import dev.sluice.starter.cli.TemporalOptions;
import dev.sluice.worker.TemporalConnection;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import java.util.List;

/** Runs from the server that the options name, listed where it can list. */
record TemporalRuns(TemporalOptions options) implements RunList {

    @Override
    public List<Run> runs(String workflowId) {
        try (TemporalConnection connection = options.open()) {
            return runs(connection.client(), workflowId);
        }
    }

    static List<Run> runs(WorkflowClient client, String workflowId) {
        try {
            return new VisibleRuns(client).runs(workflowId);
        } catch (StatusRuntimeException failure) {
            if (failure.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                return new NewestRun(client).runs(workflowId);
            }
            throw failure;
        }
    }
}
