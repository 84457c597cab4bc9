package dev.sluice.starter.e2e;

import io.temporal.activity.DynamicActivity;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.EncodedValues;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A user's worker that carries steps out, on a task queue of its own. */
final class StepServant implements AutoCloseable {
    private final WorkflowServiceStubs service;
    private final WorkerFactory factory;
    private final String queue;
    private final Deeds deeds;
    private final List<Map<String, Object>> questions = new CopyOnWriteArrayList<>();

    /** What it does when it is asked. */
    @FunctionalInterface
    interface Deeds {
        Map<String, Object> answer(Map<String, Object> question) throws InterruptedException;
    }

    /** Begins to poll. */
    StepServant(String temporal, String name, Deeds deeds) {
        this.queue = name + "-" + UUID.randomUUID().toString().substring(0, 5);
        this.deeds = deeds;
        this.service = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(temporal).build());
        this.factory = WorkerFactory.newInstance(WorkflowClient.newInstance(service));
        factory.newWorker(queue).registerActivitiesImplementations((DynamicActivity) this::answer);
        factory.start();
    }

    private Object answer(EncodedValues arguments) {
        @SuppressWarnings("unchecked")
        Map<String, Object> question = arguments.get(Map.class);
        questions.add(question);
        try {
            return deeds.answer(question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String queue() {
        return queue;
    }

    /** All that it was asked, in order. */
    List<Map<String, Object>> questions() {
        return List.copyOf(questions);
    }

    /** Operation, step and execution of each. */
    List<String> asked() {
        return questions.stream()
                .map(question ->
                        question.get("operation") + " " + question.get("step") + "#" + question.get("execution"))
                .toList();
    }

    @Override
    public void close() {
        factory.shutdownNow();
        service.shutdownNow();
    }
}
