package dev.sluice.workflow;

import static dev.sluice.workflow.AnalysisBench.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.AnalysisResult;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import io.temporal.activity.DynamicActivity;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Metrics that are measured by an activity of the user's own, on a task queue of the user's choice. */
class DelegateTest {
    private static final String QUEUE = "team-a";

    @RegisterExtension
    final TestWorkflowExtension extension =
            AnalysisBench.extension(AnalysisRunWorkflowImpl.class).build();

    private final List<Json.Obj> questions = new CopyOnWriteArrayList<>();

    private static String metric(String config) {
        return "{'name': 'errors', 'provider': {'plugin': {'sluice.dev/activity': {" + config + "}}}}";
    }

    private static AnalysisBench run(
            TestWorkflowEnvironment env, Worker worker, String spec, DynamicActivity activity) {
        env.newWorker(QUEUE).registerActivitiesImplementations(activity);
        return AnalysisBench.with(env, worker, spec).start();
    }

    @Test
    void theUsersActivityIsAskedAndItsAnswerIsJudgedByOurs(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench bench =
                run(env, worker, metrics(metric("'taskQueue': 'team-a', 'config': {'service': 'web'}")), arguments -> {
                    questions.add(arguments.get(Json.Obj.class));
                    return Json.Obj.EMPTY.with("value", Json.of(7));
                });

        assertThat(bench.result().phase()).isEqualTo(Phase.Successful);
        assertThat(questions).singleElement().satisfies(question -> {
            assertThat(question.text("metric")).hasValue("errors");
            assertThat(question.text("operation")).hasValue("measure");
            assertThat(question.integer("number")).hasValue(1);
            assertThat(question.obj("config").text("service")).hasValue("web");
        });
        assertThat(bench.fake.asked)
                .singleElement()
                .satisfies(asked -> assertThat(asked.answer()).contains(Json.Obj.EMPTY.with("value", Json.of(7))));
    }

    @Test
    void anActivityThatFailsThreeTimesIsAnErrorOfTheMeasurement(TestWorkflowEnvironment env, Worker worker) {
        String metric = metric("'taskQueue': 'team-a'").replace("'provider'", "'consecutiveErrorLimit': 0, 'provider'");
        AnalysisResult result = run(env, worker, metrics(metric), arguments -> {
                    questions.add(arguments.get(Json.Obj.class));
                    throw ApplicationFailure.newFailure("no such dashboard", "NotFound");
                })
                .result();

        assertThat(questions).hasSize(3);
        assertThat(result)
                .isEqualTo(new AnalysisResult(
                        Phase.Error,
                        "Metric \"errors\" assessed Error due to consecutiveErrors (1) > consecutiveErrorLimit (0): "
                                + "\"Error Message: the measurement could not be made: no such dashboard\""));
    }

    @Test
    void aMetricWithoutATaskQueueIsAnInvalidSpec(TestWorkflowEnvironment env, Worker worker) {
        AnalysisBench run = AnalysisBench.with(env, worker, metrics(metric("'activity': 'x'")));

        assertThat(run.start().result())
                .isEqualTo(new AnalysisResult(
                        Phase.Error,
                        "Analysis spec invalid: metrics[0]: sluice.dev/activity.taskQueue must name a task queue"));
    }

    @Test
    void aSecretArgumentIsNotHandedOver(TestWorkflowEnvironment env, Worker worker) {
        String secret = "'args': [{'name': 't', 'valueFrom': {'secretKeyRef': {'name': 's', 'key': 'k'}}}], ";
        AnalysisBench run = AnalysisBench.with(
                env, worker, secret + metrics(metric("'taskQueue': 'team-a', 'config': {'token': '{{args.t}}'}")));

        assertThat(run.start().result().message())
                .isEqualTo("Analysis spec invalid: metrics[0]: "
                        + "sluice.dev/activity.config must not hold an argument from a Secret");
    }
}
