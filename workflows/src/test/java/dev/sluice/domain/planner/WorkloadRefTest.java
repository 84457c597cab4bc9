package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.simulate.SimulatedCluster;
import dev.sluice.domain.simulate.Simulation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a Rollout that borrows the template of a Deployment (spec 3.11). */
class WorkloadRefTest {
    private final SimulatedCluster cluster;
    private final Simulation simulation;

    WorkloadRefTest() {
        cluster = cluster("progressively", Map.of("canary", Map.of("steps", List.of(Releases.pause()))));
        simulation = new Simulation(new RolloutPlanner(), cluster);
    }

    private static SimulatedCluster cluster(String scaleDown, Map<String, Object> strategy) {
        Map<String, Object> reference =
                Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "app", "scaleDown", scaleDown);
        SimulatedCluster made = new SimulatedCluster(
                (Json.Obj) Json.from(Map.of(
                        "metadata",
                        Map.of("name", "web", "namespace", "demo"),
                        "spec",
                        Map.of("replicas", 3, "workloadRef", reference, "strategy", strategy))),
                Releases.START,
                template -> Optional.of(Duration.ofSeconds(2)));
        made.workload(deployment("web:1"));
        return made;
    }

    private static Json.Obj deployment(String image) {
        Map<String, Object> spec = new HashMap<>();
        spec.put("replicas", 3);
        spec.put("selector", Map.of("matchLabels", Map.of("app", "web")));
        spec.put("template", Releases.template(image));
        return (Json.Obj) Json.from(Map.of("metadata", Map.of("name", "app"), "spec", spec));
    }

    private static Json.Obj template(String image) {
        return (Json.Obj) Json.from(Releases.template(image));
    }

    private String phase() {
        return cluster.rollout().status().phase().phase();
    }

    private String message() {
        return cluster.rollout().status().phase().message();
    }

    private int deploymentReplicas() {
        return cluster.workload().orElseThrow().replicas();
    }

    private List<String> sizes() {
        return cluster.replicaSets().stream()
                .map(set -> set.revision() + "=" + set.replicas())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "onsuccess", "progressively"})
    void theFirstRevisionTakesOverThePodsAsAsked(String scaleDown) {
        SimulatedCluster other = cluster(scaleDown, Map.of("canary", Map.of()));

        Plan rest = new Simulation(new RolloutPlanner(), other).run();

        assertThat(rest.atRest()).isTrue();
        assertThat(other.rollout().status().phase().phase()).isEqualTo("Healthy");
        assertThat(other.workload().orElseThrow().replicas()).isEqualTo(scaleDown.equals("never") ? 3 : 0);
    }

    @Test
    void thereAreNeverFewerPodsThanBefore() {
        Plan plan = simulation.settle();
        while (!plan.atRest()) {
            int ready =
                    cluster.replicaSets().stream().mapToInt(set -> set.ready()).sum();
            assertThat(deploymentReplicas() + ready).isGreaterThanOrEqualTo(3);
            cluster.advanceTo(cluster.now().plusSeconds(1));
            plan = simulation.settle();
        }
        assertThat(deploymentReplicas()).isZero();
    }

    @Test
    void annotationAndStatusNameTheGenerationOfTheTemplate() {
        simulation.run();

        String generation = cluster.workload().orElseThrow().generation();
        assertThat(cluster.rollout().meta().annotations()).containsEntry(Keys.WORKLOAD_GENERATION, generation);
        assertThat(cluster.rolloutObject().obj("status").text("workloadObservedGeneration"))
                .contains(generation);
        assertThat(cluster.replicaSets().getFirst().meta().annotations()).doesNotContainKey(Keys.WORKLOAD_GENERATION);
    }

    @Test
    void anotherTemplateOfTheDeploymentIsARelease() {
        simulation.run();

        cluster.changeWorkload(template("web:2"));
        simulation.run();

        assertThat(phase()).isEqualTo("Paused");
        simulation.promote();
        simulation.run();
        assertThat(phase()).isEqualTo("Healthy");
        assertThat(sizes()).containsExactly("1=0", "2=3");
        assertThat(deploymentReplicas()).isZero();
    }

    @Test
    void anAbortLeavesTheDeploymentAlone() {
        simulation.run();
        cluster.changeWorkload(template("web:2"));
        simulation.run();

        cluster.patch((Json.Obj) Json.from(Map.of("status", Map.of("abort", true))));
        simulation.run();

        assertThat(phase()).isEqualTo("Degraded");
        assertThat(sizes()).containsExactly("1=3", "2=0");
        assertThat(deploymentReplicas()).isZero();
    }

    @Test
    void theTemplateOfBeforeIsAReleaseBackWithoutSteps() {
        simulation.run();
        cluster.changeWorkload(template("web:2"));
        simulation.run();

        cluster.changeWorkload(template("web:1"));
        simulation.run();

        assertThat(phase()).isEqualTo("Healthy");
        assertThat(sizes()).containsExactly("3=3", "2=0");
        assertThat(deploymentReplicas()).isZero();
    }

    @Test
    void replicasThatAToolGivesTheDeploymentAgainAreTakenAgain() {
        simulation.run();

        cluster.workload(deployment("web:1"));
        assertThat(deploymentReplicas()).isEqualTo(3);
        Plan plan = simulation.settle();

        assertThat(deploymentReplicas()).isZero();
        assertThat(plan.atRest()).isTrue();
        assertThat(sizes()).containsExactly("1=3");
    }

    @Test
    void aDeploymentThatIsMissingIsSaidAndMended() {
        cluster.deleteWorkload();
        simulation.run();
        assertThat(phase() + " " + message())
                .isEqualTo("Degraded InvalidSpec: The Rollout \"web\" is invalid: spec.workloadRef: Invalid value:"
                        + " {\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"name\":\"app\","
                        + "\"scaleDown\":\"progressively\"}: deployments.apps \"app\" not found");

        cluster.workload(deployment("web:1"));
        simulation.run();

        assertThat(phase()).isEqualTo("Healthy");
    }

    @Test
    void aDeploymentThatVanishesInAReleaseHoldsItUntilItIsBack() {
        simulation.run();
        cluster.changeWorkload(template("web:2"));
        simulation.run();
        List<String> before = sizes();

        cluster.deleteWorkload();
        simulation.run();
        assertThat(phase()).isEqualTo("Degraded");
        assertThat(sizes()).isEqualTo(before);

        cluster.workload(deployment("web:2"));
        simulation.run();
        assertThat(phase()).isEqualTo("Paused");
        simulation.promote();
        simulation.run();
        assertThat(sizes()).containsExactly("1=0", "2=3");
    }

    @Test
    void aTemplateOfItsOwnLaterOnIsNoReleaseAndEndsTheReference() {
        simulation.run();

        cluster.patch((Json.Obj) Json.from(Map.of(
                "spec",
                Map.of(
                        "workloadRef",
                        Json.NULL,
                        "template",
                        Releases.template("web:1"),
                        "selector",
                        Map.of("matchLabels", Map.of("app", "web"))))));
        simulation.run();

        assertThat(phase()).isEqualTo("Healthy");
        assertThat(sizes()).containsExactly("1=3");
        assertThat(cluster.rollout().meta().annotations()).doesNotContainKey(Keys.WORKLOAD_GENERATION);
        assertThat(cluster.rolloutObject().obj("status").text("workloadObservedGeneration"))
                .isEmpty();
    }

    @Test
    void aBlueGreenReleaseBorrowsToo() {
        SimulatedCluster other = cluster("onsuccess", Map.of("blueGreen", Map.of("activeService", "web")));
        Simulation life = new Simulation(new RolloutPlanner(), other);
        life.run();
        assertThat(other.workload().orElseThrow().replicas()).isZero();

        other.changeWorkload(template("web:2"));
        life.run();

        assertThat(other.rollout().status().phase().phase()).isEqualTo("Healthy");
        assertThat(other.replicaSets()).extracting(set -> set.replicas()).containsExactly(0, 3);
    }

    /** Its name says which ReplicaSet is made, its state of which template. */
    @Test
    void aNewReplicaSetIsOfTheTemplateThatWasSeen() {
        Plan first = new RolloutPlanner().plan(cluster.observe(Optional.empty()));

        assertThat(first.actions())
                .filteredOn(Action.CreateReplicaSet.class::isInstance)
                .singleElement()
                .extracting(action -> ((Action.CreateReplicaSet) action).workload())
                .isEqualTo(Optional.of(cluster.workload().orElseThrow().version()));
    }

    @Test
    void aWriteToTheDeploymentThatFailsHoldsNothingElseUp() {
        simulation.run();
        cluster.workload(deployment("web:2"));
        Trouble trouble = new Trouble(
                "ScaleWorkload app", 3, "Forbidden", "no", cluster.now().plusSeconds(60));

        Plan plan = new RolloutPlanner().plan(cluster.observe(Optional.of(trouble)));

        assertThat(plan.actions()).isNotEmpty().noneMatch(Action.ScaleWorkload.class::isInstance);
    }
}
