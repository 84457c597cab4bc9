package dev.sluice.workflow;

import dev.sluice.contract.Names;
import dev.sluice.contract.Ring;
import dev.sluice.contract.RunInput;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.rollout.RolloutId;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.common.SearchAttributes;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A run of a release on a tiny cluster, in a test environment whose clock skips. */
final class ReleaseBench {
    /** A busy machine is no deadlock. */
    static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(Duration.ofSeconds(20).toMillis())
            .build();

    static final RolloutId ID = new RolloutId("demo", "web", "uid-1");
    private static final String WORKFLOW_ID = Names.rolloutWorkflow("", "demo", "web");

    final TestWorkflowEnvironment env;
    final FakeReleaseActivities fake;
    private final Worker worker;
    private WorkflowStub stub;

    private ReleaseBench(TestWorkflowEnvironment env, Worker worker, TinyState state) {
        this.env = env;
        this.worker = worker;
        this.fake = new FakeReleaseActivities(state);
        this.stub = stub();
        worker.registerActivitiesImplementations(fake);
        env.start();
    }

    /** The extension that the benches of a test class share. */
    static TestWorkflowExtension.Builder extension() {
        return TestWorkflowExtension.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(WireMapper.dataConverter())
                        .build())
                .setWorkerOptions(PATIENT)
                .registerWorkflowImplementationTypes(RolloutWorkflowImpl.class)
                .setDoNotStart(true);
    }

    /** A Rollout at rest on its first version. */
    static ReleaseBench with(TestWorkflowEnvironment env, Worker worker, String... steps) {
        return new ReleaseBench(env, worker, TinyState.resting(List.of(steps)));
    }

    private WorkflowStub stub() {
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setTaskQueue(worker.getTaskQueue())
                .setWorkflowId(WORKFLOW_ID)
                .setWorkflowTaskTimeout(RolloutWorkflow.TASK_TIMEOUT)
                .build();
        return env.getWorkflowClient().newUntypedWorkflowStub("Rollout", options);
    }

    WorkflowStub run() {
        return stub;
    }

    RunInput input() {
        return new RunInput(ID, false, Freshness.NONE, Optional.empty());
    }

    /** The user's new template, and the run that it starts. */
    ReleaseBench release(String template) {
        return release(template, input());
    }

    ReleaseBench release(String template, RunInput input) {
        fake.cluster.change(state -> state.withTemplate(template));
        stub = stub();
        stub.start(input);
        return this;
    }

    /** Starts the run by a signal. */
    ReleaseBench startWith(String signal) {
        stub.signalWithStart(signal, new Object[0], new Object[] {input()});
        return this;
    }

    /** Somebody changes the objects, and the run hears of it. */
    ReleaseBench change(UnaryOperator<TinyState> change) {
        TinyState changed = fake.cluster.change(change);
        return ring(changed.freshness());
    }

    ReleaseBench ring(Freshness seen) {
        env.getWorkflowClient().newUntypedWorkflowStub(WORKFLOW_ID).signal("ring", new Ring(seen));
        return this;
    }

    ReleaseBench signal(String name, Object... payload) {
        env.getWorkflowClient().newUntypedWorkflowStub(WORKFLOW_ID).signal(name, payload);
        return this;
    }

    /** Lets time pass, and the run come to a wait. */
    ReleaseBench pass(Duration time) {
        env.sleep(time);
        settle(current());
        return this;
    }

    /** A query is answered only after all that came before it was worked off. */
    static void settle(WorkflowStub run) {
        run.query(WorkflowClient.QUERY_TYPE_STACK_TRACE, String.class);
    }

    TinyState state() {
        return fake.cluster.state();
    }

    /** The record of the run, and of those it went on as. */
    ReleaseRecord result() {
        return stub.getResult(ReleaseRecord.class);
    }

    /** The run that was started. */
    WorkflowExecution first() {
        return stub.getExecution();
    }

    /** Reaches the run that is open now. */
    WorkflowStub current() {
        return env.getWorkflowClient().newUntypedWorkflowStub(WORKFLOW_ID);
    }

    WorkflowExecutionDescription describe(WorkflowExecution execution) {
        return env.getWorkflowClient()
                .newUntypedWorkflowStub(WorkflowTargetOptions.newBuilder()
                        .setWorkflowExecution(execution)
                        .build())
                .describe();
    }

    /** The record in the memo of one run. */
    Optional<ReleaseRecord> memo(WorkflowExecution execution) {
        Object memo = describe(execution).getMemo(Names.MEMO_RECORD, ReleaseRecord.class);
        return Optional.ofNullable((ReleaseRecord) memo);
    }

    SearchAttributes attributes(WorkflowExecution execution) {
        return describe(execution).getTypedSearchAttributes();
    }

    /** The run that is open now, or was last. */
    WorkflowExecution open() {
        return current().describe().getExecution();
    }

    List<HistoryEvent> events(WorkflowExecution execution) {
        return env.getWorkflowClient()
                .fetchHistory(execution.getWorkflowId(), execution.getRunId())
                .getEvents();
    }

    long count(EventType type) {
        return events(stub.getExecution()).stream()
                .filter(event -> event.getEventType() == type)
                .count();
    }
}
