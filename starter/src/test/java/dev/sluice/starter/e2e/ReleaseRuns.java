package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.contract.Names;
import dev.sluice.contract.RunAttributes;
import dev.sluice.contract.WireMapper;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The runs of releases, as a Temporal server has them. */
final class ReleaseRuns implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    /** @param address host and port of the server */
    ReleaseRuns(String address) {
        stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
        client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(WireMapper.dataConverter())
                        .build());
    }

    /** The newest run of this Rollout is over. */
    void awaitClosed(String namespace, String name) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(status(namespace, name))
                        .as("run of %s/%s", namespace, name)
                        .isNotEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING));
    }

    /** Unspecified when there never was a run. */
    WorkflowExecutionStatus status(String namespace, String name) {
        try {
            return stubs.blockingStub()
                    .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                            .setNamespace(client.getOptions().getNamespace())
                            .setExecution(WorkflowExecution.newBuilder()
                                    .setWorkflowId(Names.rolloutWorkflow("", namespace, name)))
                            .build())
                    .getWorkflowExecutionInfo()
                    .getStatus();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_UNSPECIFIED;
            }
            throw e;
        }
    }

    /** The record that the newest run ended with, as the text that Temporal keeps. */
    String result(String namespace, String name) {
        return client.newUntypedWorkflowStub(Names.rolloutWorkflow("", namespace, name))
                .getResult(Object.class)
                .toString();
    }

    /** The newest run's history. */
    List<HistoryEvent> history(String namespace, String name) {
        return historyOf(Names.rolloutWorkflow("", namespace, name));
    }

    /** The newest history under this workflow id. */
    List<HistoryEvent> historyOf(String workflowId) {
        WorkflowExecutionHistory history = client.fetchHistory(workflowId);
        return history.getEvents();
    }

    /**
     * What went wrong with runs in this Kubernetes namespace, one line for each: a workflow task that failed other than by a
     * message that came while it ended, or a run that did not end by itself.
     */
    List<String> troubles(String namespace) {
        String query = RunAttributes.NAMESPACE.getName() + " = '" + namespace + "'";
        try (Stream<WorkflowExecutionMetadata> all = client.listExecutions(query)) {
            return all.flatMap(run -> Stream.concat(ended(run), failedTasks(run)))
                    .toList();
        }
    }

    private static Stream<String> ended(WorkflowExecutionMetadata run) {
        return switch (run.getStatus()) {
            case WORKFLOW_EXECUTION_STATUS_FAILED,
                    WORKFLOW_EXECUTION_STATUS_TERMINATED,
                    WORKFLOW_EXECUTION_STATUS_TIMED_OUT,
                    WORKFLOW_EXECUTION_STATUS_CANCELED ->
                Stream.of(run.getExecution().getWorkflowId() + " ended as " + run.getStatus());
            default -> Stream.empty();
        };
    }

    private Stream<String> failedTasks(WorkflowExecutionMetadata run) {
        WorkflowExecution execution = run.getExecution();
        return client.fetchHistory(execution.getWorkflowId(), execution.getRunId()).getEvents().stream()
                .filter(HistoryEvent::hasWorkflowTaskFailedEventAttributes)
                .map(HistoryEvent::getWorkflowTaskFailedEventAttributes)
                .filter(failed ->
                        failed.getCause() != WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND)
                .map(failed -> execution.getWorkflowId() + ": " + failed.getCause() + " "
                        + failed.getFailure().getMessage());
    }

    static long tasks(List<HistoryEvent> history) {
        return history.stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED)
                .count();
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
