package dev.sluice.starter.runs;

import com.google.protobuf.Timestamp;
import dev.sluice.contract.Ring;
import dev.sluice.contract.RunAttributes;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.Key;
import dev.sluice.starter.timing.Outage;
import dev.sluice.worker.Served;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingWorkflowTaskInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryReverseRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs on a Temporal server, once it has been admitted. At most 16 rings are on their way at once, so that a restart does
 * not flood it.
 */
public final class TemporalRuns implements Runs {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalRuns.class);
    private static final String RING = "ring";
    private static final Duration TASK_TIMEOUT = Duration.ofSeconds(5);
    private static final int AT_ONCE = 16;
    private static final int TRIES = 3;
    private static final int ANSWER_SECONDS = 5;
    private static final int LAST_EVENTS = 5;

    private final WorkflowClient client;
    private final Served served;
    private final RunKind kind;
    private final BooleanSupplier registerAttributes;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile boolean admitted;
    private volatile boolean attributes;
    private volatile boolean silent;

    /**
     * Runs of one kind of what this process serves.
     *
     * @param registerAttributes makes the search attributes known to the server, and tells whether they are
     */
    public TemporalRuns(WorkflowClient client, Served served, RunKind kind, BooleanSupplier registerAttributes) {
        this.client = client;
        this.served = served;
        this.kind = kind;
        this.registerAttributes = registerAttributes;
    }

    /** The server may be used from now on. */
    public void admit() {
        attributes = registerAttributes.getAsBoolean();
        admitted = true;
    }

    @Override
    public void ring(Key key, String uid, Freshness seen) {
        answered(() -> {
            places.acquireUninterruptibly();
            try {
                ring(key, uid, seen, TRIES);
                return true;
            } finally {
                places.release();
            }
        });
    }

    private void ring(Key key, String uid, Freshness seen, int tries) {
        boolean known = attributes;
        Object input = kind.input(key, uid, known, seen);
        try {
            stub(key, known).signalWithStart(RING, new Object[] {new Ring(seen)}, new Object[] {input});
        } catch (WorkflowExecutionAlreadyStarted closing) {
            again(key, uid, seen, tries, closing);
        } catch (WorkflowException | StatusRuntimeException refused) {
            if (!known || code(refused) != Status.Code.INVALID_ARGUMENT) {
                throw refused;
            }
            attributes = registerAttributes.getAsBoolean() && tries == TRIES;
            again(key, uid, seen, tries, refused);
        }
    }

    private void again(Key key, String uid, Freshness seen, int tries, RuntimeException cause) {
        if (tries <= 1) {
            throw cause;
        }
        ring(key, uid, seen, tries - 1);
    }

    private WorkflowStub stub(Key key, boolean withAttributes) {
        WorkflowOptions.Builder options = WorkflowOptions.newBuilder()
                .setWorkflowId(workflowId(key))
                .setTaskQueue(served.taskQueue())
                .setWorkflowTaskTimeout(TASK_TIMEOUT)
                .setStaticSummary(key.toString());
        if (withAttributes) {
            options.setTypedSearchAttributes(SearchAttributes.newBuilder()
                    .set(RunAttributes.NAMESPACE, key.namespace())
                    .set(RunAttributes.NAME, key.name())
                    .set(RunAttributes.KIND, kind.type())
                    .build());
        }
        return client.newUntypedWorkflowStub(kind.type(), options.build());
    }

    @Override
    public boolean nudge(Key key, Freshness seen) {
        return answered(() -> {
            try {
                client.newUntypedWorkflowStub(workflowId(key)).signal(RING, new Ring(seen));
                return true;
            } catch (WorkflowNotFoundException closed) {
                return false;
            }
        });
    }

    @Override
    public Optional<OpenRun> find(Key key) {
        return answered(() -> {
            try {
                return open(describe(key));
            } catch (StatusRuntimeException e) {
                if (code(e) == Status.Code.NOT_FOUND) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private DescribeWorkflowExecutionResponse describe(Key key) {
        return client.getWorkflowServiceStubs()
                .blockingStub()
                .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId(key)))
                        .build());
    }

    private static Optional<OpenRun> open(DescribeWorkflowExecutionResponse found) {
        if (found.getWorkflowExecutionInfo().getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
            return Optional.empty();
        }
        Optional<WaitingTask> waiting = found.hasPendingWorkflowTask()
                ? Optional.of(waiting(found.getPendingWorkflowTask()))
                : Optional.empty();
        return Optional.of(
                new OpenRun(found.getWorkflowExecutionInfo().getExecution().getRunId(), waiting));
    }

    private static WaitingTask waiting(PendingWorkflowTaskInfo task) {
        Timestamp since = task.getOriginalScheduledTime();
        return new WaitingTask(Instant.ofEpochSecond(since.getSeconds(), since.getNanos()), task.getAttempt());
    }

    @Override
    public Optional<String> why(Key key) {
        return answered(() -> newest(key).stream()
                .filter(HistoryEvent::hasWorkflowTaskFailedEventAttributes)
                .map(event -> event.getWorkflowTaskFailedEventAttributes()
                        .getFailure()
                        .getMessage())
                .findFirst());
    }

    private List<HistoryEvent> newest(Key key) {
        return client.getWorkflowServiceStubs()
                .blockingStub()
                .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                .getWorkflowExecutionHistoryReverse(GetWorkflowExecutionHistoryReverseRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId(key)))
                        .setMaximumPageSize(LAST_EVENTS)
                        .build())
                .getHistory()
                .getEventsList();
    }

    @Override
    public List<Key> open() {
        String query = "WorkflowType = '%s' AND ExecutionStatus = 'Running' AND TaskQueue = '%s'"
                .formatted(kind.type(), served.taskQueue());
        return answered(() -> {
            try (Stream<WorkflowExecutionMetadata> found = client.listExecutions(query)) {
                return found.flatMap(run -> key(run.getExecution().getWorkflowId()).stream())
                        .toList();
            } catch (WorkflowException | StatusRuntimeException e) {
                if (code(e) != Status.Code.UNIMPLEMENTED) {
                    throw e;
                }
                LOG.atInfo().log("the Temporal server cannot list runs; runs left open are not looked for");
                return List.of();
            }
        });
    }

    /** The Rollout of a workflow id; empty when it is not one of what this process serves. */
    private Optional<Key> key(String workflowId) {
        String[] parts = workflowId.split("/", -1);
        if (parts.length < 3) {
            return Optional.empty();
        }
        Key key = new Key(parts[parts.length - 2], parts[parts.length - 1]);
        boolean served = workflowId(key).equals(workflowId)
                && this.served
                        .namespace()
                        .filter(only -> !only.equals(key.namespace()))
                        .isEmpty();
        return served ? Optional.of(key) : Optional.empty();
    }

    private String workflowId(Key key) {
        return kind.workflowId(served.cluster(), key);
    }

    @FunctionalInterface
    private interface Call<T> {
        T make();
    }

    private <T> T answered(Call<T> call) {
        if (!admitted) {
            throw new Outage("the Temporal server has not been admitted yet");
        }
        try {
            T answer = call.make();
            note(false, "");
            return answer;
        } catch (WorkflowException | StatusRuntimeException e) {
            note(true, String.valueOf(e.getMessage()));
            throw new Outage(e);
        }
    }

    /** Says once that the server does not answer, and once that it does again. */
    private void note(boolean nowSilent, String why) {
        if (silent != nowSilent) {
            silent = nowSilent;
            (nowSilent ? LOG.atWarn().addKeyValue("reason", why) : LOG.atInfo())
                    .log(
                            nowSilent
                                    ? "the Temporal server does not take calls"
                                    : "the Temporal server takes calls again");
        }
    }

    private static Status.Code code(Throwable failure) {
        return failure instanceof StatusRuntimeException status
                ? status.getStatus().getCode()
                : failure.getCause() == null ? Status.Code.UNKNOWN : code(failure.getCause());
    }
}
