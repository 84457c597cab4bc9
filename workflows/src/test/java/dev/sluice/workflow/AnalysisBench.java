package dev.sluice.workflow;

import dev.sluice.contract.AnalysisInput;
import dev.sluice.contract.AnalysisResult;
import dev.sluice.contract.Names;
import dev.sluice.contract.Ring;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.analysis.Trees;
import dev.sluice.domain.analysis.run.AnalysisRunId;
import dev.sluice.domain.analysis.run.AnalysisStatus;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Freshness;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The run of one AnalysisRun, in a test environment whose clock skips. */
final class AnalysisBench {
    static final AnalysisRunId ID = new AnalysisRunId("demo", "web-1", "uid-1");

    /** In events, where {@link ShortLived} goes on as a new run. */
    static final int LONGEST = 400;

    private static final String WORKFLOW_ID = Names.analysisRunWorkflow("", "demo", "web-1");

    final TestWorkflowEnvironment env;
    final FakeAnalysisActivities fake;
    private final WorkflowStub stub;

    private AnalysisBench(TestWorkflowEnvironment env, Worker worker, String spec) {
        this.env = env;
        Json.Obj object = Trees.of("{'metadata': {'namespace': 'demo', 'name': 'web-1', 'uid': 'uid-1'}}");
        this.fake = new FakeAnalysisActivities(
                object.with("spec", Trees.of("{" + spec + "}")), () -> Instant.ofEpochMilli(env.currentTimeMillis()));
        worker.registerActivitiesImplementations(fake);
        env.start();
        this.stub = env.getWorkflowClient()
                .newUntypedWorkflowStub(
                        "AnalysisRun",
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(worker.getTaskQueue())
                                .setWorkflowId(WORKFLOW_ID)
                                .setWorkflowTaskTimeout(RolloutWorkflow.TASK_TIMEOUT)
                                .build());
    }

    /** The extension that the benches of a test class share. */
    static TestWorkflowExtension.Builder extension(Class<?> workflow) {
        return TestWorkflowExtension.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(WireMapper.dataConverter())
                        .build())
                .setWorkerOptions(ReleaseBench.PATIENT)
                .registerWorkflowImplementationTypes(workflow)
                .setDoNotStart(true);
    }

    /** A run of this spec that has not begun. */
    static AnalysisBench with(TestWorkflowEnvironment env, Worker worker, String spec) {
        return new AnalysisBench(env, worker, spec);
    }

    /** A metric with a provider. */
    static String metric(String name, String fields) {
        return "{'name': '" + name + "'" + (fields.isEmpty() ? "" : ", " + fields) + ", 'provider': {'web': {}}}";
    }

    /** The fields of a spec with these metrics. */
    static String metrics(String... metrics) {
        return "'metrics': [" + String.join(", ", metrics) + "]";
    }

    AnalysisBench start() {
        stub.start(input());
        return this;
    }

    static AnalysisInput input() {
        return new AnalysisInput(ID, false, Freshness.NONE);
    }

    /** Lets time pass, and the run come to a wait. */
    AnalysisBench pass(Duration time) {
        env.sleep(time);
        ReleaseBench.settle(current());
        return this;
    }

    /** Somebody asks for the run's end, and the run hears of it. */
    AnalysisBench terminate() {
        return ring(fake.change(run ->
                run.map(object -> object.with("spec", object.obj("spec").with("terminate", Json.of(true))))));
    }

    AnalysisBench ring(Freshness seen) {
        current().signal("ring", new Ring(seen));
        return this;
    }

    AnalysisStatus status() {
        return fake.run().status();
    }

    AnalysisResult result() {
        return stub.getResult(AnalysisResult.class);
    }

    WorkflowStub current() {
        return env.getWorkflowClient().newUntypedWorkflowStub(WORKFLOW_ID);
    }

    WorkflowExecution first() {
        return stub.getExecution();
    }

    List<HistoryEvent> events(WorkflowExecution execution) {
        return env.getWorkflowClient()
                .fetchHistory(execution.getWorkflowId(), execution.getRunId())
                .getEvents();
    }

    List<HistoryEvent> events() {
        return events(first());
    }

    /** How long each timer of the run was set to. */
    List<Duration> timers() {
        return events().stream()
                .filter(HistoryEvent::hasTimerStartedEventAttributes)
                .map(event -> event.getTimerStartedEventAttributes().getStartToFireTimeout())
                .map(length -> Duration.ofSeconds(length.getSeconds(), length.getNanos()))
                .toList();
    }

    long count(EventType type) {
        return events().stream().filter(event -> event.getEventType() == type).count();
    }

    /** The histories of the run and of all that it went on as. */
    List<List<HistoryEvent>> histories() {
        List<List<HistoryEvent>> all = new ArrayList<>();
        for (Optional<WorkflowExecution> run = Optional.of(first()); run.isPresent(); run = next(all.getLast())) {
            all.add(events(run.get()));
        }
        return all;
    }

    private Optional<WorkflowExecution> next(List<HistoryEvent> events) {
        HistoryEvent last = events.getLast();
        return last.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW
                ? Optional.of(first().toBuilder()
                        .setRunId(last.getWorkflowExecutionContinuedAsNewEventAttributes()
                                .getNewExecutionRunId())
                        .build())
                : Optional.empty();
    }

    /** Finds its history large early; the test server never says that one is. */
    public static final class ShortLived extends AnalysisRunWorkflowImpl {
        @WorkflowInit
        public ShortLived(AnalysisInput input) {
            super(input, () -> Workflow.getInfo().getHistoryLength() > LONGEST);
        }
    }
}
