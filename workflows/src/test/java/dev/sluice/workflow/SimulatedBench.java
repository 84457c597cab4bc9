package dev.sluice.workflow;

import dev.sluice.contract.Names;
import dev.sluice.contract.Ring;
import dev.sluice.contract.RunInput;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.planner.RolloutPlanner;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.simulate.SimulatedCluster;
import dev.sluice.domain.simulate.Simulation;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run with the real planner, on a simulated cluster whose pods are ready after a second. */
final class SimulatedBench {
    private static final Duration READY_AFTER = Duration.ofSeconds(1);
    private static final String WORKFLOW_ID = Names.rolloutWorkflow("", "demo", "web");

    final SimulatedCluster cluster;
    private final TestWorkflowEnvironment env;
    private final Worker worker;

    private SimulatedBench(SimulatedCluster cluster, TestWorkflowEnvironment env, Worker worker) {
        this.cluster = cluster;
        this.env = env;
        this.worker = worker;
        worker.registerActivitiesImplementations(
                new SimulatedReleaseActivities(cluster, new RolloutPlanner(), this::ringAt));
        env.start();
    }

    /** A Rollout that was never looked at. */
    static SimulatedBench fresh(TestWorkflowEnvironment env, Worker worker, Map<String, Object> spec) {
        return new SimulatedBench(cluster(env, spec), env, worker);
    }

    /** A Rollout whose first version is deployed. */
    static SimulatedBench deployed(TestWorkflowEnvironment env, Worker worker, Map<String, Object> spec) {
        SimulatedCluster cluster = cluster(env, spec);
        new Simulation(new RolloutPlanner(), cluster).run();
        return new SimulatedBench(cluster, env, worker);
    }

    private static SimulatedCluster cluster(TestWorkflowEnvironment env, Map<String, Object> spec) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("selector", Map.of("matchLabels", Map.of("app", "web")));
        all.put("template", template("web:1"));
        all.putAll(spec);
        Json.Obj rollout = json(Map.of(
                "apiVersion",
                "argoproj.io/v1alpha1",
                "kind",
                "Rollout",
                "metadata",
                Map.of("name", "web", "namespace", "demo"),
                "spec",
                all));
        Instant anHourAgo = Instant.ofEpochMilli(env.currentTimeMillis()).minus(Duration.ofHours(1));
        return new SimulatedCluster(rollout, anHourAgo, template -> Optional.of(READY_AFTER));
    }

    static Map<String, Object> steps(Object... steps) {
        return Map.of("canary", Map.of("steps", List.of(steps)));
    }

    static Object weight(int percent) {
        return Map.of("setWeight", percent);
    }

    static Object pause() {
        return Map.of("pause", Map.of());
    }

    static Object pause(String duration) {
        return Map.of("pause", Map.of("duration", duration));
    }

    private static Map<String, Object> template(String image) {
        return Map.of(
                "metadata",
                Map.of("labels", Map.of("app", "web")),
                "spec",
                Map.of("containers", List.of(Map.of("name", "web", "image", image))));
    }

    private static Json.Obj json(Map<String, Object> plain) {
        return (Json.Obj) Json.from(plain);
    }

    /** The user's new image. */
    SimulatedBench image(String image) {
        cluster.patch(json(Map.of("spec", Map.of("template", template(image)))));
        return this;
    }

    /** The user takes an abort back, as the kubectl plugin does. */
    SimulatedBench retry() {
        cluster.patch(json(Map.of("status", Map.of("abort", false))));
        return this;
    }

    WorkflowStub start() {
        WorkflowStub run = env.getWorkflowClient()
                .newUntypedWorkflowStub(
                        "Rollout",
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(worker.getTaskQueue())
                                .setWorkflowId(WORKFLOW_ID)
                                .setWorkflowTaskTimeout(RolloutWorkflow.TASK_TIMEOUT)
                                .build());
        run.start(new RunInput(rollout().id(), false, Freshness.NONE, Optional.empty()));
        return run;
    }

    SimulatedBench ring() {
        env.getWorkflowClient().newUntypedWorkflowStub(WORKFLOW_ID).signal("ring", new Ring(Freshness.NONE));
        return this;
    }

    SimulatedBench pass(Duration time) {
        env.sleep(time);
        ReleaseBench.settle(env.getWorkflowClient().newUntypedWorkflowStub(WORKFLOW_ID));
        return this;
    }

    Rollout rollout() {
        return cluster.rollout();
    }

    List<HistoryEvent> events(WorkflowExecution run) {
        return env.getWorkflowClient()
                .fetchHistory(run.getWorkflowId(), run.getRunId())
                .getEvents();
    }

    long count(WorkflowExecution run, EventType type) {
        return events(run).stream()
                .filter(event -> event.getEventType() == type)
                .count();
    }

    private void ringAt(Instant at) {
        Duration delay = Duration.between(Instant.ofEpochMilli(env.currentTimeMillis()), at);
        env.registerDelayedCallback(delay.isNegative() ? Duration.ZERO : delay, this::ring);
    }
}
