package dev.sluice.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plugin.PluginItem;
import dev.sluice.domain.record.ReleaseRecord;
import io.temporal.activity.DynamicActivity;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Steps that are carried out by an activity of the user's own, on a task queue of the user's choice. */
class StepPluginTest {
    private static final Duration MOMENT = Duration.ofSeconds(5);

    @RegisterExtension
    final TestWorkflowExtension extension = ReleaseBench.extension().build();

    private final List<String> asked = new CopyOnWriteArrayList<>();

    private SimulatedBench bench(TestWorkflowEnvironment env, Worker worker, UnaryOperator<Json.Obj> user) {
        GoldenPluginRelease release = new GoldenPluginRelease("", user, GoldenPluginRelease.QUEUE, (bench, run) -> {});
        env.newWorker(release.queue()).registerActivitiesImplementations(release.activity());
        return SimulatedBench.deployed(env, worker, GoldenPluginRelease.spec()).image("web:2");
    }

    private Json.Obj answer(Json.Obj question, String phase) {
        asked.add(question.text("operation").orElse(""));
        return Json.Obj.EMPTY.with("phase", Json.of(phase));
    }

    private static PluginItem item(SimulatedBench bench, int number) {
        return bench.rollout().status().plugins().all().get(number);
    }

    @Test
    void theDocumentedWorkerCarriesAStepOut(TestWorkflowEnvironment env, Worker worker) {
        env.newWorker(GoldenPluginRelease.QUEUE)
                .registerActivitiesImplementations((StepWorker.Steps) StepWorker::carryOut);
        SimulatedBench bench =
                SimulatedBench.deployed(env, worker, GoldenPluginRelease.spec()).image("web:2");

        ReleaseRecord record = bench.start().getResult(ReleaseRecord.class);

        assertThat(record.verdict()).contains(ReleaseRecord.Verdict.Promoted);
        assertThat(item(bench, 0).executions()).isEqualTo(2);
        assertThat(item(bench, 0).message()).isEqualTo("all tests passed");
    }

    @Test
    void theGuideShowsThatWorkerWordForWord() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/sluice/workflow/StepWorker.java"));
        String shown = source.substring(source.indexOf("public class StepWorker"));

        assertThat(Files.readString(Path.of("../docs/plugin-steps.md"))).contains("```java\n" + shown + "```");
    }

    @Test
    void aStepThatFailsAbortsTheReleaseAndIsNotUndone(TestWorkflowEnvironment env, Worker worker) {
        SimulatedBench bench = bench(env, worker, question -> answer(question, "Failed"));

        ReleaseRecord record = bench.start().getResult(ReleaseRecord.class);

        assertThat(record.verdict()).contains(ReleaseRecord.Verdict.Aborted);
        assertThat(asked).containsExactly("run");
    }

    @Test
    void aWorkerThatFailsIsAskedThreeTimesAndThenLater(TestWorkflowEnvironment env, Worker worker) {
        SimulatedBench bench = bench(env, worker, question -> {
            asked.add("run");
            if (asked.size() <= 3) {
                throw ApplicationFailure.newFailure("no such cluster", "NotFound");
            }
            return Json.Obj.EMPTY.with("phase", Json.of("Successful"));
        });
        WorkflowStub run = bench.start();
        bench.pass(MOMENT);
        PluginItem failed = item(bench, 0);

        ReleaseRecord record = run.getResult(ReleaseRecord.class);

        assertThat(failed.phase()).isEqualTo(PluginItem.Phase.Error);
        assertThat(failed.message()).isEqualTo("the worker of task queue \"team-checkout\" failed: no such cluster");
        assertThat(record.verdict()).contains(ReleaseRecord.Verdict.Promoted);
        assertThat(asked).hasSize(4);
    }

    @Test
    void anAnswerThatIsNoObjectIsAnError(TestWorkflowEnvironment env, Worker worker) {
        env.newWorker(GoldenPluginRelease.QUEUE).registerActivitiesImplementations((DynamicActivity) arguments -> {
            asked.add("run");
            return asked.size() == 1 ? List.of(1) : asked.size() == 2 ? null : Map.of("phase", "Successful");
        });
        SimulatedBench bench =
                SimulatedBench.deployed(env, worker, GoldenPluginRelease.spec()).image("web:2");
        WorkflowStub run = bench.start();
        bench.pass(MOMENT);
        String message = item(bench, 0).message();

        run.getResult(ReleaseRecord.class);

        assertThat(message).isEqualTo("the worker's answer is no object");
        assertThat(asked).hasSize(3);
    }

    @Test
    void aWorkerThatNeverAnswersIsToldAndHoldsNobody(TestWorkflowEnvironment env, Worker worker) {
        SimulatedBench bench =
                SimulatedBench.deployed(env, worker, GoldenPluginRelease.spec()).image("web:2");
        WorkflowStub run = bench.start();
        bench.pass(Duration.ofMinutes(3));
        PluginItem unanswered = item(bench, 0);

        run.signal("abort", "nobody answers");
        ReleaseRecord record = run.getResult(ReleaseRecord.class);

        assertThat(unanswered.message())
                .isEqualTo("no worker has taken the activity RunStep from task queue \"team-checkout\" within 10s");
        assertThat(unanswered.executions()).isGreaterThan(1);
        assertThat(record.verdict()).contains(ReleaseRecord.Verdict.Aborted);
    }

    @Test
    void commandsAreHeardWhileAWorkerIsAsked(TestWorkflowEnvironment env, Worker worker) {
        SimulatedBench bench =
                SimulatedBench.deployed(env, worker, GoldenPluginRelease.spec()).image("web:2");
        WorkflowStub run = bench.start();
        bench.pass(Duration.ofSeconds(3));
        PluginItem before = item(bench, 0);

        run.signal("promoteFull");
        bench.pass(Duration.ofSeconds(3));

        assertThat(before.executions()).isZero();
        assertThat(bench.rollout().status().release().fullyPromoted()).isTrue();
        assertThat(bench.count(run.getExecution(), EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED))
                .isEqualTo(1);
        assertThat(run.getResult(ReleaseRecord.class).verdict()).contains(ReleaseRecord.Verdict.Promoted);
        assertThat(item(bench, 1).operation()).isEqualTo(PluginItem.Operation.Terminate);
        assertThat(item(bench, 1).phase()).isEqualTo(PluginItem.Phase.Error);
    }
}
