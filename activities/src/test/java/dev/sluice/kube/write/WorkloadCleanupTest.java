package dev.sluice.kube.write;

import static dev.sluice.kube.Samples.list;
import static dev.sluice.kube.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.kube.FakeApi;
import dev.sluice.kube.Key;
import dev.sluice.kube.Samples;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.cache.Scope;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a Deployment gets back the replicas that a Rollout took (spec 3.11, 3.13). */
class WorkloadCleanupTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Key APP = new Key("shop", "app");
    private static final String PATH = "apis/apps/v1/namespaces/shop/deployments/app";
    private static final String TAKEN = "\"labels\":{\"sluice.dev/scaled-down\":\"true\"},"
            + "\"annotations\":{\"sluice.dev/scaled-down-by\":\"web\",\"sluice.dev/replicas-before\":\"4\"}";

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final ClusterCache cache = new ClusterCache(client, Scope.ALL);
    private final WorkloadCleanup cleanup = new WorkloadCleanup(client, cache);
    private final BlockingQueue<Key> told = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        cache.close();
        client.close();
        server.close();
    }

    private static String deployment(String notes, int replicas) {
        return """
                {"metadata":{"namespace":"shop","name":"app","uid":"d","resourceVersion":"6",%s},
                 "spec":{"replicas":%d}}""".formatted(notes, replicas);
    }

    private void there(String notes, int replicas) {
        server.on("GET", PATH, 200, deployment(notes, replicas));
        server.on("PATCH", PATH, 200, "{\"metadata\":{\"resourceVersion\":\"12\"}}");
    }

    private boolean written() {
        return server.requests().stream().anyMatch(request -> request.method().equals("PATCH"));
    }

    @Test
    void givesBackWhatARolloutTookThatIsGone() throws IOException {
        there(TAKEN, 0);
        server.on("GET", Samples.ROLLOUT, 404, refusal("NotFound", "gone"));

        cleanup.look(APP);

        assertThat(server.only("PATCH", PATH).body())
                .contains("{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":0}")
                .contains("{\"op\":\"add\",\"path\":\"/spec/replicas\",\"value\":4}")
                .contains("{\"op\":\"remove\",\"path\":\"/metadata/annotations/sluice.dev~1replicas-before\"}")
                .contains("{\"op\":\"remove\",\"path\":\"/metadata/annotations/sluice.dev~1scaled-down-by\"}")
                .contains("{\"op\":\"remove\",\"path\":\"/metadata/labels/sluice.dev~1scaled-down\"}");
    }

    @Test
    void givesBackWhileTheRolloutIsBeingDeleted() throws IOException {
        there(TAKEN, 0);
        server.on("GET", Samples.ROLLOUT, 200, Samples.rollout(5).replace("\"uid\":\"u1\"", """
                "uid":"u1","deletionTimestamp":"2026-11-21T10:00:00Z\""""));

        cleanup.look(APP);

        assertThat(written()).isTrue();
    }

    /** Its pods do the work, and it may refer to the Deployment again. */
    @Test
    void leavesTheReplicasToARolloutThatLives() throws IOException {
        there(TAKEN, 0);
        server.on("GET", Samples.ROLLOUT, 200, Samples.rollout(5));

        cleanup.look(APP);

        assertThat(written()).isFalse();
    }

    @Test
    void leavesADeploymentAloneThatNobodyTook() throws IOException {
        there("\"labels\":{}", 0);

        cleanup.look(APP);

        assertThat(written()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500})
    void doesNothingUnlessItIsSure(int code) {
        there(TAKEN, 0);
        server.on("GET", Samples.ROLLOUT, code, refusal("Unsure", "no"));

        assertThatThrownBy(() -> cleanup.look(APP)).isInstanceOf(IOException.class);
        assertThat(written()).isFalse();
    }

    @Test
    void looksAgainWhenTheDeploymentHasChangedMeanwhile() {
        server.on("GET", PATH, 200, deployment(TAKEN, 0)).on("GET", PATH, 200, deployment(TAKEN, 1));
        server.on("PATCH", PATH, 422, refusal("Invalid", "the test failed"));
        server.on("GET", Samples.ROLLOUT, 404, refusal("NotFound", "gone"));

        assertThatThrownBy(() -> cleanup.look(APP)).hasMessageContaining("changed since it was seen");
    }

    @Test
    void tellsOfDeploymentsThatWereTakenBeforeItBegan() throws InterruptedException {
        server.on("GET", Samples.ROLLOUTS, 200, list(10));
        server.on("GET", Samples.REPLICA_SETS, 200, list(10));
        server.on("GET", "apis/apps/v1/deployments", 200, list(11, deployment(TAKEN, 0)));
        cache.workloads().takenOver().subscribe(told::add);

        cache.start();

        assertThat(told.poll(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(APP);
        assertThat(cache.workloads().takenOver().by(new Key("shop", "web"))).containsExactly(APP);
        assertThat(server.requests())
                .filteredOn(request -> request.path().endsWith("deployments"))
                .allSatisfy(request ->
                        assertThat(request.query()).containsEntry("labelSelector", "sluice.dev/scaled-down"));
    }
}
