package dev.sluice.starter.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.CommandReply;
import dev.sluice.contract.FlowCommand;
import dev.sluice.contract.Names;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.command.Command.Kind;
import dev.sluice.starter.cli.flow.FlowCommands.Answer;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemporalFlowCommandsTest {
    private static final String QUEUE = "releases";
    private static final String ID = "rollout/shop/web";
    private static final FlowCommand COMMAND = new FlowCommand("alice", "looks good", 1, "h2");

    private final TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(WireMapper.dataConverter())
                            .build())
                    .build());

    /** Takes promotions by their words, and refuses aborts. */
    @WorkflowInterface
    public interface Release {
        @WorkflowMethod(name = "Rollout")
        void run();

        @UpdateMethod(name = "promote")
        CommandReply promote(FlowCommand command);

        @UpdateMethod(name = "abort")
        CommandReply abort(FlowCommand command);

        @UpdateMethod(name = "retry")
        CommandReply retry(FlowCommand command);
    }

    /** Never ends by itself. */
    public static final class ReleaseImpl implements Release {
        @Override
        public void run() {
            Workflow.await(() -> false);
        }

        @Override
        public CommandReply promote(FlowCommand command) {
            return new CommandReply(command.who() + " at " + command.ifStep() + ": " + command.reason());
        }

        @Override
        public CommandReply abort(FlowCommand command) {
            throw ApplicationFailure.newNonRetryableFailure("no release is in progress", Names.REFUSED);
        }

        @Override
        public CommandReply retry(FlowCommand command) {
            throw ApplicationFailure.newNonRetryableFailure("quota", "Other");
        }
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void bringsTheRunsAnswer() {
        serve();

        Answer answer = commands().send(ID, Kind.promote, COMMAND);

        assertThat(answer).isEqualTo(new Answer.Accepted("alice at 1: looks good"));
    }

    @Test
    void tellsARefusalFromAFailure() {
        serve();

        Answer refused = commands().send(ID, Kind.abort, COMMAND);
        Answer failed = commands().send(ID, Kind.retry, COMMAND);

        assertThat(refused).isEqualTo(new Answer.Refused("no release is in progress"));
        assertThat(failed).isEqualTo(new Answer.NoWorker("the run could not carry it out: quota"));
    }

    @Test
    void saysThatNoRunIsOpen() {
        Answer answer = commands().send(ID, Kind.promote, COMMAND);

        assertThat(answer).isEqualTo(new Answer.NoRun());
    }

    @Test
    void saysThatTheRunHasEnded() {
        begin();
        environment.getWorkflowClient().newUntypedWorkflowStub(ID).terminate("test");

        Answer answer = commands().send(ID, Kind.promote, COMMAND);

        assertThat(answer).isEqualTo(new Answer.NoRun());
    }

    @Test
    void waitsForAWorkerNoLongerThanTheLimit() {
        begin();

        Answer answer =
                new TemporalFlowCommands(client(), () -> {}, Duration.ofSeconds(1)).send(ID, Kind.promote, COMMAND);

        assertThat(answer).isEqualTo(new Answer.NoWorker("no worker answered within 1 s"));
    }

    @Test
    void saysWhyTemporalCannotBeReached() {
        WorkflowServiceStubs nowhere = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .build());

        Answer answer = new TemporalFlowCommands(
                        WorkflowClient.newInstance(nowhere), nowhere::shutdownNow, Duration.ofSeconds(5))
                .send(ID, Kind.promote, COMMAND);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class,
                        unreachable -> assertThat(unreachable.why()).contains("127.0.0.1:1"));
    }

    private void serve() {
        environment.newWorker(QUEUE).registerWorkflowImplementationTypes(ReleaseImpl.class);
        environment.start();
        begin();
    }

    private void begin() {
        WorkflowClient.start(environment
                .getWorkflowClient()
                .newWorkflowStub(
                        Release.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(ID)
                                .setTaskQueue(QUEUE)
                                .build())::run);
    }

    private FlowCommands commands() {
        return new TemporalFlowCommands(client(), () -> {}, Duration.ofSeconds(5));
    }

    private WorkflowClient client() {
        return environment.getWorkflowClient();
    }
}
