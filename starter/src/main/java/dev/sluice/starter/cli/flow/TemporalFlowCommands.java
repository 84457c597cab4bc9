package dev.sluice.starter.cli.flow;

import dev.sluice.contract.CommandReply;
import dev.sluice.contract.FlowCommand;
import dev.sluice.contract.Names;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.command.Command;
import dev.sluice.starter.cli.TemporalFault;
import dev.sluice.starter.cli.TemporalOptions;
import dev.sluice.worker.TemporalConnection;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.update.v1.Input;
import io.temporal.api.update.v1.Meta;
import io.temporal.api.update.v1.Outcome;
import io.temporal.api.update.v1.Request;
import io.temporal.api.update.v1.WaitPolicy;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.StatusUtils;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Sends commands as Temporal updates. One call with a deadline, because the SDK's own waits longer than an operator does. */
final class TemporalFlowCommands implements FlowCommands {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final WorkflowClient client;
    private final Runnable close;
    private final Duration limit;
    private final DataConverter converter = WireMapper.dataConverter();

    /**
     * @param close lets go of the client's connection
     * @param limit how long Temporal, and then the run, may take to answer
     */
    TemporalFlowCommands(WorkflowClient client, Runnable close, Duration limit) {
        this.client = client;
        this.close = close;
        this.limit = limit;
    }

    /** To the server that the options name, with five seconds for an answer. */
    static FlowCommands connect(TemporalOptions options) {
        TemporalConnection connection = options.open();
        return new TemporalFlowCommands(connection.client(), connection::close, LIMIT);
    }

    @Override
    public Answer send(String workflowId, Command.Kind kind, FlowCommand command) {
        try {
            within().getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
        } catch (StatusRuntimeException failure) {
            return new Answer.Unreachable(TemporalFault.text(failure));
        }
        try {
            return read(within().updateWorkflowExecution(request(workflowId, kind, command)));
        } catch (StatusRuntimeException failure) {
            return read(failure);
        }
    }

    @Override
    public void close() {
        close.run();
    }

    private WorkflowServiceBlockingStub within() {
        return client.getWorkflowServiceStubs()
                .blockingStub()
                .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private UpdateWorkflowExecutionRequest request(String workflowId, Command.Kind kind, FlowCommand command) {
        Input.Builder input = Input.newBuilder().setName(kind.name());
        converter.toPayloads(command).ifPresent(input::setArgs);
        return UpdateWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                .setWaitPolicy(WaitPolicy.newBuilder()
                        .setLifecycleStage(
                                UpdateWorkflowExecutionLifecycleStage
                                        .UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED))
                .setRequest(Request.newBuilder()
                        .setMeta(Meta.newBuilder()
                                .setUpdateId(UUID.randomUUID().toString())
                                .setIdentity("sluice-cli"))
                        .setInput(input))
                .build();
    }

    private Answer read(UpdateWorkflowExecutionResponse response) {
        Outcome outcome = response.getOutcome();
        return switch (outcome.getValueCase()) {
            case SUCCESS -> new Answer.Accepted(message(outcome.getSuccess()));
            case FAILURE -> read(outcome.getFailure());
            case VALUE_NOT_SET -> noAnswer();
        };
    }

    private String message(Payloads payloads) {
        return Optional.ofNullable(
                        converter.fromPayloads(0, Optional.of(payloads), CommandReply.class, CommandReply.class))
                .map(CommandReply::message)
                .orElse("");
    }

    private static Answer read(Failure failure) {
        return switch (failure.getApplicationFailureInfo().getType()) {
            case Names.REFUSED -> new Answer.Refused(failure.getMessage());
            case "AcceptedUpdateCompletedWorkflow" -> new Answer.NoRun();
            default -> new Answer.NoWorker("the run could not carry it out: " + failure.getMessage());
        };
    }

    private Answer read(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case NOT_FOUND -> missing(failure);
            case DEADLINE_EXCEEDED -> noAnswer();
            case ABORTED, FAILED_PRECONDITION, RESOURCE_EXHAUSTED ->
                new Answer.NoWorker("the run cannot answer (" + TemporalFault.text(failure) + ")");
            default -> new Answer.Unreachable(TemporalFault.text(failure));
        };
    }

    private static Answer missing(StatusRuntimeException failure) {
        return StatusUtils.hasFailure(failure, NamespaceNotFoundFailure.class)
                ? new Answer.Unreachable(TemporalFault.text(failure))
                : new Answer.NoRun();
    }

    private Answer noAnswer() {
        return new Answer.NoWorker("no worker answered within " + limit.toSeconds() + " s");
    }
}
