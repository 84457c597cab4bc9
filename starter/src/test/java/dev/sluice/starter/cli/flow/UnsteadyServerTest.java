package dev.sluice.starter.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.CommandReply;
import dev.sluice.contract.FlowCommand;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.command.Command.Kind;
import dev.sluice.starter.cli.flow.FlowCommands.Answer;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that fails a number of times before it answers. */
class UnsteadyServerTest {
    private static final String NAME = "unsteady";

    private final Unsteady service = new Unsteady();
    private Server server;
    private ManagedChannel channel;

    private static final class Unsteady extends WorkflowServiceImplBase {
        private final Deque<Status> failures = new ArrayDeque<>();
        private final List<String> updates = new ArrayList<>();

        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
            answer.onNext(GetSystemInfoResponse.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void updateWorkflowExecution(
                UpdateWorkflowExecutionRequest request, StreamObserver<UpdateWorkflowExecutionResponse> answer) {
            updates.add(request.getRequest().getMeta().getUpdateId());
            if (!failures.isEmpty()) {
                answer.onError(failures.removeFirst().asRuntimeException());
                return;
            }
            UpdateWorkflowExecutionResponse.Builder response = UpdateWorkflowExecutionResponse.newBuilder();
            WireMapper.dataConverter()
                    .toPayloads(new CommandReply("written"))
                    .ifPresent(response.getOutcomeBuilder()::setSuccess);
            answer.onNext(response.build());
            answer.onCompleted();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server =
                InProcessServerBuilder.forName(NAME).addService(service).build().start();
        channel = InProcessChannelBuilder.forName(NAME).build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void asksTheSameUpdateAgainWhenATaskFailed() {
        service.failures.addAll(List.of(Status.ABORTED, Status.FAILED_PRECONDITION));

        Answer answer = send(Duration.ofSeconds(30));

        assertThat(answer).isEqualTo(new Answer.Accepted("written"));
        assertThat(service.updates).hasSize(3).allMatch(service.updates.getFirst()::equals);
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        service.failures.add(Status.ABORTED.withDescription("task failed"));

        Answer answer = send(Duration.ofMillis(150));

        assertThat(answer).isEqualTo(new Answer.NoWorker("the run cannot answer (task failed)"));
    }

    @Test
    void doesNotInsistWhereItMayNotAsk() {
        service.failures.add(Status.PERMISSION_DENIED.withDescription("not yours"));

        Answer answer = send(Duration.ofSeconds(30));

        assertThat(answer).isEqualTo(new Answer.Unreachable("not yours"));
        assertThat(service.updates).hasSize(1);
    }

    private Answer send(Duration limit) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setChannel(channel).build());
        return new TemporalFlowCommands(WorkflowClient.newInstance(stubs), () -> {}, limit)
                .send("rollout/shop/web", Kind.promote, FlowCommand.EMPTY);
    }
}
