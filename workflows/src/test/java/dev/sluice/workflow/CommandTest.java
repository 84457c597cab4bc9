package dev.sluice.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.contract.CommandReply;
import dev.sluice.contract.CommandRequest;
import dev.sluice.contract.FlowCommand;
import dev.sluice.contract.Names;
import dev.sluice.contract.Outcome;
import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.CommandEntry;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How an operator's commands get to the object: once, under the conditions they were sent with, whatever fails. */
class CommandTest {
    @RegisterExtension
    final TestWorkflowExtension extension = ReleaseBench.extension().build();

    @Test
    void writesAPromoteToTheObject(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause"));

        ReleaseRecord record = bench.signal("promote").result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
        assertThat(record.commands())
                .singleElement()
                .extracting(CommandEntry::command, CommandEntry::via, CommandEntry::who, CommandEntry::outcome)
                .containsExactly("promote", "signal", "", "written");
    }

    @Test
    void bindsACommandToTheStepAndHashOfTheFirstLookAfterIt(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "w20", "pause"));

        bench.signal("promote").result();

        Command command = bench.fake.commands.getFirst().command();
        assertThat(command.ifStep()).hasValue(1);
        assertThat(command.ifHash()).contains("v2");
    }

    @Test
    void recordsWhatALookHasBoundBeforeItIsWritten(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "w20", "pause"));

        bench.signal("promote").result();

        assertThat(bench.count(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)).isEqualTo(1);
    }

    @Test
    void writesAtOnceWhatItsSenderHasBound(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "w20", "pause"));

        bench.signal("promote", new FlowCommand("ann", null, 1, "v2")).result();

        assertThat(bench.count(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)).isZero();
    }

    @Test
    void keepsTheConditionsOfTheSender(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "w20", "pause"));

        bench.signal("promote", new FlowCommand("ann", "looks good", 1, "v2")).result();

        assertThat(bench.fake.commands)
                .singleElement()
                .extracting(CommandRequest::command)
                .isEqualTo(new Command(
                        Command.Kind.promote,
                        Optional.of("ann"),
                        Optional.of("looks good"),
                        OptionalInt.of(1),
                        Optional.of("v2")));
    }

    @Test
    void passesOneStepWhenPromoteComesTwice(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause", "pause"));
        duringNextLook(bench, () -> bench.signal("promote").signal("promote"));

        bench.ring(Freshness.NONE).pass(Duration.ofSeconds(1));

        assertThat(bench.state().step()).isEqualTo(1);
        assertThat(bench.fake.commands)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.command().ifStep()).hasValue(0));
    }

    @Test
    void passesOneStepWhenTheSamePromoteComesAgainLater(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause", "pause"));
        FlowCommand promote = new FlowCommand("ann", null, 0, "v2");

        bench.signal("promote", promote).pass(Duration.ofMinutes(1));
        bench.signal("promote", promote).pass(Duration.ofMinutes(1));

        assertThat(bench.state().step()).isEqualTo(1);
    }

    @Test
    void passesOneStepWhenTheAnswerToAWriteIsLost(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause", "pause"));
        AtomicBoolean lost = new AtomicBoolean();
        bench.fake.afterWrite(call -> {
            if (call.name().equals("WriteCommand") && lost.compareAndSet(false, true)) {
                throw new IllegalStateException("the answer is lost");
            }
        });

        bench.signal("promote").pass(Duration.ofMinutes(1));

        assertThat(bench.state().step()).isEqualTo(1);
        assertThat(bench.fake.commands).hasSize(2);
    }

    @Test
    void triesACommandAgainWithTheSameConditions(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause", "pause"));
        AtomicInteger tries = new AtomicInteger();
        bench.fake.breakWrites(call -> call.name().equals("WriteCommand") && tries.incrementAndGet() <= 6
                ? Optional.of(new Outcome.Failed("Forbidden", "no"))
                : Optional.empty());

        bench.signal("promote").pass(Duration.ofMinutes(10));

        assertThat(bench.state().step()).isEqualTo(1);
        assertThat(bench.fake.commands).hasSize(7);
        assertThat(bench.fake.commands.stream().map(CommandRequest::command).distinct())
                .hasSize(1);
    }

    @Test
    void hearsACommandWithinTenSecondsHoweverLongItFailed(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause", "pause"));
        bench.fake.breakWrites(call -> call.name().equals("WriteCommand")
                ? Optional.of(new Outcome.Failed("Forbidden", "no"))
                : Optional.empty());
        bench.signal("promote", new FlowCommand(null, null, 0, "v2")).pass(Duration.ofHours(1));

        bench.fake.mendWrites();
        bench.pass(Duration.ofSeconds(11));

        assertThat(bench.state().step()).isEqualTo(1);
    }

    @Test
    void triesACommandAgainAfterAConflict(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause", "pause"));
        AtomicInteger tries = new AtomicInteger();
        bench.fake.breakWrites(call -> call.name().equals("WriteCommand") && tries.incrementAndGet() <= 2
                ? Optional.of(new Outcome.Conflict("moved"))
                : Optional.empty());

        bench.signal("promote").pass(Duration.ofMinutes(1));

        assertThat(bench.state().step()).isEqualTo(1);
    }

    @Test
    void letsAnAbortPassAPromoteThatFails(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "w50", "pause"));
        bench.fake.breakWrites(call ->
                call.what().equals("promote") ? Optional.of(new Outcome.Failed("Forbidden", "no")) : Optional.empty());
        bench.signal("promote").pass(Duration.ofMinutes(1));

        ReleaseRecord record = bench.signal("abort").result();

        assertThat(record.verdict()).contains(Verdict.Aborted);
        assertThat(record.commands())
                .extracting(CommandEntry::command, CommandEntry::outcome)
                .contains(
                        tuple("promote", "refused: an abort came before it was carried out"),
                        tuple("abort", "written"));
    }

    @Test
    void answersAnUpdateWhenTheObjectCarriesTheCommand(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause", "pause"));

        CommandReply reply =
                bench.current().update("promote", CommandReply.class, new FlowCommand("ann", null, null, null));

        assertThat(reply.message()).isEqualTo("the Rollout carries the promote");
        assertThat(bench.state().step()).isEqualTo(1);
    }

    @Test
    void answersAnUpdateWithoutPayload(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause", "pause"));

        bench.current().update("skipStep", CommandReply.class);

        assertThat(bench.state().step()).isEqualTo(1);
    }

    @Test
    void takesAStringForTheReasonOfAnUpdate(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause"));

        bench.current().update("promote", CommandReply.class, "fine");

        assertThat(bench.result().commands()).extracting(CommandEntry::reason).containsExactly("fine");
    }

    @Test
    void answersAnUpdateThatEndsTheRelease(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause"));

        CommandReply reply = bench.current().update("promoteFull", CommandReply.class, FlowCommand.EMPTY);

        assertThat(reply.message()).isEqualTo("the Rollout carries the promoteFull");
        assertThat(bench.result().commands()).extracting(CommandEntry::via).containsExactly("update");
    }

    @Test
    void refusesAnUpdateThatMakesNoSense(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause"));
        WorkflowStub run = bench.current();

        assertThatThrownBy(() -> run.update("retry", CommandReply.class, FlowCommand.EMPTY))
                .satisfies(failure -> assertRefused(failure, "not aborted"));

        assertThat(bench.fake.warnings).isEmpty();
    }

    @Test
    void refusesAMalformedUpdateAtOnce(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause"));
        WorkflowStub run = bench.current();

        assertThatThrownBy(() -> run.update("promote", CommandReply.class, new FlowCommand(null, null, -1, null)))
                .isInstanceOf(WorkflowUpdateException.class)
                .hasStackTraceContaining("ifStep is -1, and no step has a negative index");

        assertThat(bench.fake.commands).isEmpty();
    }

    @Test
    void rejectsAnUpdateThatCannotBeReadAndGoesOn(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause"));
        WorkflowStub run = bench.current();

        assertThatThrownBy(() -> run.update("promote", CommandReply.class, List.of("now")))
                .isInstanceOf(WorkflowUpdateException.class)
                .hasStackTraceContaining("its payload is [\"now\"]; send nothing, a JSON string with the reason, or");

        assertThat(bench.signal("promote").result().verdict()).contains(Verdict.Promoted);
    }

    @Test
    void tellsTheUserThatASignalWasRefused(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause"));

        bench.signal("retry").pass(Duration.ofSeconds(1));

        assertThat(bench.fake.warnings)
                .singleElement()
                .extracting(WarnRequest::reason, WarnRequest::message)
                .containsExactly(Names.EVENT_COMMAND_REFUSED, "retry was refused: not aborted");
    }

    @Test
    void takesACancelForAnAbortAndGoesOnUntilItIsDone(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "w50", "pause"));

        bench.run().cancel("budget spent");
        bench.pass(Duration.ofSeconds(1));

        ReleaseRecord record = bench.memo(bench.run().getExecution()).orElseThrow();
        assertThat(record.verdict()).contains(Verdict.Aborted);
        assertThat(record.commands())
                .singleElement()
                .extracting(CommandEntry::command, CommandEntry::via)
                .containsExactly("abort", "cancel");
        assertThat(bench.state().size("v2")).isZero();
        assertThat(bench.describe(bench.run().getExecution()).getStatus())
                .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
    }

    @Test
    void closesTheRecordWhenTheNextReleaseComesAfterACancel(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "w50", "pause"));
        bench.fake.planBy(new TinyPlanner(Duration.ofHours(1))::plan);
        bench.run().cancel();
        bench.pass(Duration.ofSeconds(1));

        bench.change(state -> state.withTemplate("v3")).pass(Duration.ofSeconds(1));

        assertThat(bench.memo(bench.open()).orElseThrow().verdict()).contains(Verdict.Aborted);
        assertThat(bench.describe(bench.open()).getStatus())
                .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
    }

    @Test
    void answersUpdatesAfterACancel(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "w50", "pause"));
        bench.fake.planBy(new TinyPlanner(Duration.ofHours(1))::plan);
        bench.run().cancel();
        bench.pass(Duration.ofSeconds(1));

        CommandReply reply = bench.current().update("retry", CommandReply.class, FlowCommand.EMPTY);

        assertThat(reply.message()).isEqualTo("the Rollout carries the retry");
    }

    @Test
    void refusesCommandsToARolloutThatIsGone(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause"));
        bench.fake.cluster.change(state -> state.withUid(""));

        ReleaseRecord record = bench.signal("promote").result();

        assertThat(record.verdict()).contains(Verdict.Deleted);
        assertThat(record.commands()).extracting(CommandEntry::outcome).containsExactly("refused: the Rollout is gone");
    }

    @Test
    void keepsWhatWasSaidInTheRecordWithinBounds(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(ReleaseBench.with(env, worker, "pause"));

        ReleaseRecord record = bench.signal("promote", Map.of("who", "x".repeat(5000), "reason", "y".repeat(100_000)))
                .result();

        CommandEntry entry = record.commands().getFirst();
        assertThat(entry.who()).hasSize(200).endsWith("…");
        assertThat(entry.reason()).hasSize(200).endsWith("…");
        assertThat(entry.at()).isAfter(Instant.EPOCH);
    }

    private static ReleaseBench paused(ReleaseBench bench) {
        bench.release("v2").pass(Duration.ofSeconds(1));
        assertThat(bench.state().time("pausedAt")).isPresent();
        return bench;
    }

    private static void duringNextLook(ReleaseBench bench, Runnable what) {
        AtomicBoolean done = new AtomicBoolean();
        bench.fake.duringObservation(request -> {
            if (done.compareAndSet(false, true)) {
                what.run();
            }
        });
    }

    private static void assertRefused(Throwable failure, String why) {
        assertThat(failure).isInstanceOf(WorkflowUpdateException.class);
        assertThat(failure.getCause()).isInstanceOfSatisfying(ApplicationFailure.class, refusal -> {
            assertThat(refusal.getType()).isEqualTo(Names.REFUSED);
            assertThat(refusal.getOriginalMessage()).isEqualTo(why);
        });
    }
}
