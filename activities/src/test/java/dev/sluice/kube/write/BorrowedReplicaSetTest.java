package dev.sluice.kube.write;

import static dev.sluice.kube.Samples.SHOP_REPLICA_SETS;
import static dev.sluice.kube.Samples.WEB;
import static dev.sluice.kube.Samples.list;
import static dev.sluice.kube.Samples.refusal;
import static dev.sluice.kube.Samples.replicaSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.contract.ActionRequest;
import dev.sluice.contract.ObserveRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.rollout.PodMetadata;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.Samples;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.cache.Scope;
import dev.sluice.kube.observe.RolloutObserver;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rollouts that borrow their template: what is seen of them, and the writes that go by it. */
class BorrowedReplicaSetTest {
    private static final String DEPLOYMENT = "apis/apps/v1/namespaces/shop/deployments/app";

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final ClusterCache cache = new ClusterCache(client, Scope.ALL);
    private final RolloutObserver observer = new RolloutObserver(cache, client, (rollout, sets) -> true);
    private final ActionExecutor executor =
            new ActionExecutor(client, cache, new EventWriter(client, () -> Instant.EPOCH));

    @AfterEach
    void stop() {
        cache.close();
        client.close();
        server.close();
    }

    private void start(String... deployments) {
        server.on("GET", Samples.ROLLOUTS, 200, list(10, borrowing()));
        server.on("GET", Samples.ROLLOUT, 200, borrowing());
        server.on("GET", Samples.REPLICA_SETS, 200, list(11));
        server.on("GET", SHOP_REPLICA_SETS, 200, list(11));
        server.on("GET", "apis/apps/v1/deployments", 200, list(12, deployments));
        cache.start();
        assertThat(cache.awaitSynced(Duration.ofSeconds(20))).isTrue();
    }

    private static String borrowing() {
        return """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout",
                 "metadata":{"namespace":"shop","name":"web","uid":"u1","resourceVersion":"5","generation":1},
                 "spec":{"replicas":2,"strategy":{"canary":{}},
                  "workloadRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"app"}}}""";
    }

    private static String deployment(int version) {
        return """
                {"metadata":{"namespace":"shop","name":"app","uid":"d","resourceVersion":"%d","generation":%1$d},
                 "spec":{"replicas":3,"selector":{"matchLabels":{"app":"web"}},
                  "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"image":"web:%1$d"}]}}}}""".formatted(version);
    }

    private Outcome execute(Action action) {
        return executor.execute(new ActionRequest(WEB, "5", action));
    }

    private static Action create(String workload) {
        return new Action.CreateReplicaSet(
                "web-n", "n", 4, 2, 1, Optional.empty(), PodMetadata.NONE, "create", List.of(), Optional.of(workload));
    }

    private static Action scale(int from, int to) {
        FieldChange note = FieldChange.annotation("sluice.dev/replicas-before", Json.NULL, Json.of("3"));
        return new Action.ScaleWorkload("app", from, to, List.of(note), "scale", List.of());
    }

    @Test
    void createsFromTheTemplateAndSelectorOfTheWorkload() {
        start(deployment(7));
        server.on("GET", DEPLOYMENT, 200, deployment(7));
        server.on("POST", SHOP_REPLICA_SETS, 201, replicaSet("web-n", "u1", 1, 20));

        assertThat(execute(create("d/7"))).isInstanceOf(Outcome.Done.class);

        assertThat(server.only("POST", SHOP_REPLICA_SETS).body())
                .contains("web:7", "\"matchLabels\":{\"app\":\"web\",\"rollouts-pod-template-hash\":\"n\"}");
    }

    @Test
    void createsNothingFromATemplateThatHasMoved() {
        start(deployment(7));
        server.on("GET", DEPLOYMENT, 200, deployment(8));

        assertThat(execute(create("d/6"))).isInstanceOf(Outcome.Conflict.class);
        assertThat(server.requests()).noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void createsFromTheLiveTemplateWhenTheCacheIsBehind() {
        start(deployment(7));
        server.on("GET", DEPLOYMENT, 200, deployment(8));
        server.on("POST", SHOP_REPLICA_SETS, 201, replicaSet("web-n", "u1", 1, 20));

        assertThat(execute(create("d/8"))).isInstanceOf(Outcome.Done.class);
        assertThat(server.only("POST", SHOP_REPLICA_SETS).body()).contains("web:8");
    }

    @Test
    void isSeenWithTheWorkloadsTemplate() {
        start(deployment(7));
        server.on("GET", DEPLOYMENT, 200, deployment(7));

        Observation seen = observe(Freshness.NONE);

        Rollout.Spec spec = seen.rollout().orElseThrow().spec();
        assertThat(spec).isInstanceOf(Rollout.Spec.Valid.class);
        RolloutSpec valid = ((Rollout.Spec.Valid) spec).value();
        assertThat(valid.template().toString()).contains("web:7");
        assertThat(seen.seen().of("deployments")).isEqualTo(7);
    }

    @Test
    void isSeenLiveWhenTheWorkloadIsToBeNewer() {
        start(deployment(7));
        server.on("GET", DEPLOYMENT, 200, deployment(15));

        assertThat(observe(Freshness.of("deployments", "15")).seen().of("deployments"))
                .isEqualTo(15);
    }

    @Test
    void isInvalidWithoutItsWorkload() {
        start();

        Rollout.Spec spec = observe(Freshness.NONE).rollout().orElseThrow().spec();

        assertThat(spec).isInstanceOf(Rollout.Spec.Invalid.class);
        assertThat(((Rollout.Spec.Invalid) spec).error()).endsWith("deployments.apps \"app\" not found");
    }

    /** Else whoever has planned with it takes the same without it for what he knows. */
    @Test
    void theAbsenceOfItsWorkloadIsAsNewAsItsKind() {
        start(deployment(20).replace("\"name\":\"app\"", "\"name\":\"other\""));

        await().untilAsserted(() ->
                assertThat(observe(Freshness.NONE).seen().of("deployments")).isEqualTo(20));
    }

    private Observation observe(Freshness notBefore) {
        return observer.observe(new ObserveRequest(WEB, notBefore, Instant.EPOCH, Optional.empty()));
    }

    @Test
    void scalesADeploymentAsItWasSeen() {
        start(deployment(7));
        server.on("PATCH", DEPLOYMENT, 200, deployment(13));

        assertThat(execute(scale(3, 0))).isEqualTo(new Outcome.Done(Freshness.of("deployments", "13")));
        assertThat(server.only("PATCH", DEPLOYMENT).body())
                .contains("{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":3}");
    }

    @ParameterizedTest
    @CsvSource({"4, Conflict", "0, Conflict", "3, Done"})
    void scalesNoDeploymentThatHasAnotherSize(int live, String outcome) {
        start(deployment(7));
        server.on("PATCH", DEPLOYMENT, 422, refusal("Invalid", "test failed"));
        server.on("PATCH", DEPLOYMENT, 200, deployment(14));
        server.on("GET", DEPLOYMENT, 200, deployment(13).replace("\"replicas\":3", "\"replicas\":" + live));

        assertThat(execute(scale(3, 0)).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void aDeploymentThatIsGoneIsNoFailure() {
        start();

        assertThat(execute(scale(3, 0))).isInstanceOf(Outcome.Conflict.class);
    }
}
