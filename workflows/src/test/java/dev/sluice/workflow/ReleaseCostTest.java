package dev.sluice.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Names;
import dev.sluice.contract.Ring;
import dev.sluice.contract.RunInput;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.planner.RolloutPlanner;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.simulate.SimulatedCluster;
import dev.sluice.domain.simulate.Simulation;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a release costs in history events and workflow tasks, with the real planner. */
class ReleaseCostTest {
    private static final Duration READY_AFTER = Duration.ofSeconds(1);
    private static final Object PAUSE = Map.of("pause", Map.of());
    private static final Object TEN_SECONDS = Map.of("pause", Map.of("duration", "10s"));

    @RegisterExtension
    final TestWorkflowExtension extension = ReleaseBench.extension().build();

    /** @param events and the like: at most */
    record Cost(int replicas, List<Object> steps, int events, int tasks) {}

    static List<Cost> releases() {
        List<Object> four = List.of(weight(20), PAUSE, weight(50), TEN_SECONDS);
        List<Object> five = List.of(weight(20), PAUSE, weight(50), TEN_SECONDS, weight(80));
        return List.of(new Cost(2, four, 100, 14), new Cost(2, five, 120, 16), new Cost(100, five, 140, 16));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void costsNoMoreThanPromised(Cost cost, TestWorkflowEnvironment env, Worker worker) {
        SimulatedCluster cluster = deployed(cost, Instant.ofEpochMilli(env.currentTimeMillis()));
        SimulatedReleaseActivities activities = activities(cluster, env, worker);
        cluster.patch(json(Map.of("spec", Map.of("template", template("web:2")))));

        WorkflowStub run = start(cluster, env, worker);
        env.sleep(Duration.ofMinutes(1));
        run.signal("promote");

        assertThat(run.getResult(ReleaseRecord.class).verdict()).contains(Verdict.Promoted);
        List<HistoryEvent> events = env.getWorkflowClient()
                .fetchHistory(run.getExecution().getWorkflowId())
                .getEvents();
        System.err.println("COST " + cost.replicas() + " x" + cost.steps().size() + ": events " + events.size()
                + " tasks "
                + events.stream()
                        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
                        .count()
                + " signals "
                + events.stream()
                        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
                        .count()
                + " timers "
                + events.stream()
                        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_STARTED)
                        .count()
                + " looks " + activities.looks + " writes " + activities.writes);
        assertThat(events).hasSizeLessThanOrEqualTo(cost.events());
        assertThat(events.stream()
                        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED))
                .hasSizeLessThanOrEqualTo(cost.tasks());
    }

    private static SimulatedReleaseActivities activities(
            SimulatedCluster cluster, TestWorkflowEnvironment env, Worker worker) {
        SimulatedReleaseActivities activities =
                new SimulatedReleaseActivities(cluster, new RolloutPlanner(), at -> ringAt(at, cluster, env));
        worker.registerActivitiesImplementations(activities);
        env.start();
        return activities;
    }

    private static void ringAt(Instant at, SimulatedCluster cluster, TestWorkflowEnvironment env) {
        Duration delay = Duration.between(Instant.ofEpochMilli(env.currentTimeMillis()), at);
        env.registerDelayedCallback(
                delay.isNegative() ? Duration.ZERO : delay,
                () -> env.getWorkflowClient()
                        .newUntypedWorkflowStub(workflowId(cluster))
                        .signal("ring", new Ring(Freshness.NONE)));
    }

    private static WorkflowStub start(SimulatedCluster cluster, TestWorkflowEnvironment env, Worker worker) {
        WorkflowStub run = env.getWorkflowClient()
                .newUntypedWorkflowStub(
                        "Rollout",
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(worker.getTaskQueue())
                                .setWorkflowId(workflowId(cluster))
                                .setWorkflowTaskTimeout(RolloutWorkflow.TASK_TIMEOUT)
                                .build());
        run.start(new RunInput(cluster.rollout().id(), false, Freshness.NONE, Optional.empty()));
        return run;
    }

    private static String workflowId(SimulatedCluster cluster) {
        RolloutId id = cluster.rollout().id();
        return Names.rolloutWorkflow("", id.namespace(), id.name());
    }

    private static SimulatedCluster deployed(Cost cost, Instant now) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("replicas", cost.replicas());
        spec.put("selector", Map.of("matchLabels", Map.of("app", "web")));
        spec.put("template", template("web:1"));
        spec.put("strategy", Map.of("canary", Map.of("steps", cost.steps())));
        SimulatedCluster cluster = new SimulatedCluster(
                json(Map.of(
                        "apiVersion",
                        "argoproj.io/v1alpha1",
                        "kind",
                        "Rollout",
                        "metadata",
                        Map.of("name", "web", "namespace", "demo"),
                        "spec",
                        spec)),
                now.minus(Duration.ofHours(1)),
                template -> Optional.of(READY_AFTER));
        new Simulation(new RolloutPlanner(), cluster).run();
        return cluster;
    }

    private static Map<String, Object> template(String image) {
        return Map.of(
                "metadata",
                Map.of("labels", Map.of("app", "web")),
                "spec",
                Map.of("containers", List.of(Map.of("name", "web", "image", image))));
    }

    private static Object weight(int percent) {
        return Map.of("setWeight", percent);
    }

    private static Json.Obj json(Map<String, Object> plain) {
        return (Json.Obj) Json.from(plain);
    }
}
