package dev.sluice.starter.cli.history;

import com.google.protobuf.ByteString;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lists runs by Temporal's visibility store: all that it has retained. */
record VisibleRuns(WorkflowClient client) implements RunList {
    private static final int PAGE = 100;
    private static final int SECONDS = 10;

    @Override
    public List<Run> runs(String workflowId) {
        List<Run> runs = new ArrayList<>();
        ByteString next = ByteString.EMPTY;
        do {
            ListWorkflowExecutionsResponse page = page(workflowId, next);
            page.getExecutionsList().stream().map(RunReader::read).forEach(runs::add);
            next = page.getNextPageToken();
        } while (!next.isEmpty());
        return runs;
    }

    private ListWorkflowExecutionsResponse page(String workflowId, ByteString token) {
        return client.getWorkflowServiceStubs()
                .blockingStub()
                .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                .listWorkflowExecutions(ListWorkflowExecutionsRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setPageSize(PAGE)
                        .setNextPageToken(token)
                        .setQuery("WorkflowId = \"" + workflowId + "\"")
                        .build());
    }
}
