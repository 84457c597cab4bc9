package dev.sluice.starter.cli.history;

import java.util.List;

/** Finds the runs of a workflow id, open and closed. */
public interface RunList {

    /**
     * The runs, in no order.
     *
     * @throws io.grpc.StatusRuntimeException when Temporal does not answer, or not to us
     */
    List<Run> runs(String workflowId);
}
