package dev.sluice.starter.cli.history;

import dev.sluice.starter.cli.TemporalOptions;
import dev.sluice.worker.TemporalConnection;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;

/** Runs from the server that the options name, listed where it can list. */
record TemporalRuns(TemporalOptions options) implements RunList {

    @Override
    public List<Run> runs(String workflowId) {
        try (TemporalConnection connection = options.open()) {
            return new VisibleRuns(connection).runs(workflowId);
        } catch (StatusRuntimeException failure) {
            if (failure.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
                throw failure;
            }
        }
        try (TemporalConnection connection = options.open()) {
            return new NewestRun(connection).runs(workflowId);
        }
    }
}
