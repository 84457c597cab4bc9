package dev.sluice.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the workflows and activities of one task queue. */
public final class SluiceWorker implements AutoCloseable {
    /** More at once only wait for the API server, and then run into their time-out together. */
    private static final int WRITES_AT_ONCE = 16;

    private static final Logger LOG = LoggerFactory.getLogger(SluiceWorker.class);

    /** Runs kept in memory between their tasks; one more is rebuilt from its history when its next task comes. */
    private static final int CACHED_RUNS = 1_000;

    private static final int THREADS_PER_RUN = 4;

    /** Two cores are busy with four polls of workflow tasks; activities are mostly local, so they need few. */
    private static final int WORKFLOW_POLLERS = 4;

    private static final int ACTIVITY_POLLERS = 2;

    /** After this a task that its worker does not fetch goes to any other. */
    private static final Duration STICKY = Duration.ofSeconds(2);

    private static final Duration FINISH = Duration.ofSeconds(7);
    private static final Duration INTERRUPTED = Duration.ofSeconds(1);

    private final WorkerFactory factory;

    /**
     * Prepares to run, without polling yet.
     *
     * @param activities as {@link Registrations#activities} lists them
     * @param listeners hear of what the worker does
     */
    public SluiceWorker(
            WorkflowClient client, String taskQueue, List<Object> activities, List<WorkerInterceptor> listeners) {
        factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(CACHED_RUNS)
                        .setMaxWorkflowThreadCount(CACHED_RUNS * THREADS_PER_RUN)
                        .setUsingVirtualWorkflowThreads(true)
                        .setWorkerInterceptors(listeners.toArray(WorkerInterceptor[]::new))
                        .build());
        Worker worker = factory.newWorker(taskQueue, options());
        worker.registerWorkflowImplementationTypes(Registrations.workflows().toArray(Class<?>[]::new));
        worker.registerActivitiesImplementations(activities.toArray());
    }

    private static WorkerOptions options() {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentWorkflowTaskPollers(WORKFLOW_POLLERS)
                .setMaxConcurrentActivityTaskPollers(ACTIVITY_POLLERS)
                .setStickyQueueScheduleToStartTimeout(STICKY)
                .setMaxConcurrentLocalActivityExecutionSize(WRITES_AT_ONCE)
                .setUsingVirtualThreads(true)
                .build();
    }

    /** Begins to poll. The server has to answer. */
    public void start() {
        factory.start();
        LOG.atInfo().log("worker started");
    }

    /** Stops polling, lets running tasks and local activities finish, and interrupts what takes longer than 7 s. */
    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(FINISH.toMillis(), TimeUnit.MILLISECONDS);
        if (!factory.isTerminated()) {
            factory.shutdownNow();
            factory.awaitTermination(INTERRUPTED.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
