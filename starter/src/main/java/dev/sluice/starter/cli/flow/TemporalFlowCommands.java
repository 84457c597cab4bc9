package dev.sluice.starter.cli.flow;

import dev.sluice.contract.FlowCommand;
import dev.sluice.domain.command.Command;
import dev.sluice.starter.cli.TemporalFault;
import dev.sluice.starter.cli.TemporalOptions;
import dev.sluice.worker.TemporalConnection;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;
import io.temporal.api.update.v1.Input;
import io.temporal.api.update.v1.Meta;
import io.temporal.api.update.v1.Request;
import io.temporal.api.update.v1.WaitPolicy;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Sends commands as Temporal updates. Calls with a deadline, because the SDK's own wait longer than an operator does. */
final class TemporalFlowCommands implements FlowCommands {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final WaitPolicy UNTIL_ANSWERED = WaitPolicy.newBuilder()
            .setLifecycleStage(
                    UpdateWorkflowExecutionLifecycleStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED)
            .build();

    private final WorkflowClient client;
    private final Runnable close;
    private final Duration limit;

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
            before(deadline()).getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
        } catch (StatusRuntimeException failure) {
            return new Answer.Unreachable(TemporalFault.text(failure));
        }
        return ask(request(workflowId, kind, command));
    }

    @Override
    public void close() {
        close.run();
    }

    /** A run that just begins a task anew, or hands over to the next, answers the same update a moment later. */
    private Answer ask(UpdateWorkflowExecutionRequest request) {
        Deadline deadline = deadline();
        UpdateAnswer answers = new UpdateAnswer(limit);
        while (true) {
            try {
                return answers.of(before(deadline).updateWorkflowExecution(request));
            } catch (StatusRuntimeException failure) {
                if (!UpdateAnswer.mayPass(failure) || !hold(deadline)) {
                    return answers.of(failure);
                }
            }
        }
    }

    /** Waits a little; false when the deadline would pass meanwhile. */
    private static boolean hold(Deadline deadline) {
        long millis = 200;
        if (deadline.timeRemaining(TimeUnit.MILLISECONDS) <= millis) {
            return false;
        }
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Deadline deadline() {
        return Deadline.after(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private WorkflowServiceBlockingStub before(Deadline deadline) {
        return client.getWorkflowServiceStubs().blockingStub().withDeadline(deadline);
    }

    private UpdateWorkflowExecutionRequest request(String workflowId, Command.Kind kind, FlowCommand command) {
        Input.Builder input = Input.newBuilder().setName(kind.name());
        UpdateAnswer.CONVERTER.toPayloads(command).ifPresent(input::setArgs);
        Meta.Builder meta =
                Meta.newBuilder().setUpdateId(UUID.randomUUID().toString()).setIdentity("sluice-cli");
        return UpdateWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                .setWaitPolicy(UNTIL_ANSWERED)
                .setRequest(Request.newBuilder().setMeta(meta).setInput(input))
                .build();
    }
}
