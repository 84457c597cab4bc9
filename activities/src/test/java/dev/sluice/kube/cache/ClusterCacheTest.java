package dev.sluice.kube.cache;

import static dev.sluice.kube.Samples.list;
import static dev.sluice.kube.Samples.replicaSet;
import static dev.sluice.kube.Samples.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.Key;
import dev.sluice.kube.Samples;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterCacheTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Key WEB = new Key("shop", "web");

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final ClusterCache cache = new ClusterCache(client, Scope.ALL);
    private final BlockingQueue<Key> told = new LinkedBlockingQueue<>();

    @BeforeEach
    void subscribe() {
        cache.subscribe(told::add);
    }

    @AfterEach
    void stop() {
        cache.close();
        client.close();
        server.close();
    }

    @Test
    void tellsOfEachRolloutOnceBothKindsAreListed() throws InterruptedException {
        server.on("GET", Samples.ROLLOUTS, 200, list(10, rollout(5)));
        server.on("GET", Samples.REPLICA_SETS, 200, list(11, replicaSet("a", "u1", 1, 6)));

        cache.start();

        assertThat(next()).isEqualTo(WEB);
        assertThat(cache.synced()).isTrue();
        assertThat(cache.rollouts()).extracting(Rollout::id).containsExactly(Samples.WEB);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void saysNothingBeforeReplicaSetsAreListed() {
        server.on("GET", Samples.ROLLOUTS, 200, list(10, rollout(5)));
        server.on("GET", Samples.REPLICA_SETS, 503, "{}");

        cache.start();

        assertThat(cache.awaitSynced(Duration.ofMillis(300))).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void asksForWhatItServesOnly() {
        filled();

        assertThat(server.only("GET", Samples.ROLLOUTS).query())
                .containsEntry("labelSelector", "!argo-rollouts.argoproj.io/controller-instance-id");
        assertThat(server.only("GET", Samples.REPLICA_SETS).query())
                .containsEntry("labelSelector", "rollouts-pod-template-hash");
    }

    @Test
    void tellsOfAChangeOfAReplicaSetByItsRollout() throws InterruptedException {
        filled();

        server.emit(Samples.REPLICA_SETS, "MODIFIED", replicaSet("a", "u1", 1, 21));

        assertThat(next()).isEqualTo(WEB);
        assertThat(cache.lastSyncVersion(Freshness.REPLICA_SETS)).isEqualTo(21);
    }

    @Test
    void keepsQuietAboutReplicaSetsOfOthers() throws InterruptedException {
        filled();

        server.emit(Samples.REPLICA_SETS, "ADDED", replicaSet("foreign", "u2", 1, 21));
        server.emit(Samples.REPLICA_SETS, "ADDED", replicaSet("b", "u1", 0, 22));

        assertThat(next()).isEqualTo(WEB);
        assertThat(told).isEmpty();
        assertThat(names()).containsExactly("b", "a");
    }

    @Test
    void tellsTheFormerOwnerOfAReplicaSetThatIsReleased() throws InterruptedException {
        filled();

        server.emit(Samples.REPLICA_SETS, "MODIFIED", replicaSet("a", "", 1, 21));

        assertThat(next()).isEqualTo(WEB);
        assertThat(names()).isEmpty();
    }

    @Test
    void tellsOfARolloutThatIsGone() throws InterruptedException {
        filled();

        server.emit(Samples.ROLLOUTS, "DELETED", rollout(21));

        assertThat(next()).isEqualTo(WEB);
        assertThat(cache.rollout(WEB)).isEmpty();
        assertThat(cache.lastSyncVersion(Freshness.ROLLOUTS)).isEqualTo(21);
    }

    @Test
    void letsWaitersPassWhenTheVersionComes() {
        filled();

        server.emit(Samples.ROLLOUTS, "MODIFIED", rollout(25));

        assertThat(cache.awaitFresh(Freshness.of(Freshness.ROLLOUTS, "25"), SOON))
                .isTrue();
    }

    @Test
    void letsWaitersPassWhenNothingOlderIsLeftToCome() {
        filled();

        server.emit(Samples.REPLICA_SETS, "BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"30\"}}");

        assertThat(cache.awaitFresh(Freshness.of(Freshness.REPLICA_SETS, "30"), SOON))
                .isTrue();
        assertThat(cache.lastSyncVersion(Freshness.REPLICA_SETS)).isEqualTo(6);
    }

    @Test
    void doesNotPassOffOneKindForTheOther() {
        filled();

        server.emit(Samples.ROLLOUTS, "MODIFIED", rollout(25));

        assertThat(cache.awaitFresh(Freshness.of(Freshness.REPLICA_SETS, "25"), Duration.ofMillis(200)))
                .isFalse();
    }

    @Test
    void forgetsADeletedReplicaSetAtOnce() throws InterruptedException {
        filled();

        cache.forget("u1", "uid-a");

        assertThat(names()).isEmpty();
        server.emit(Samples.REPLICA_SETS, "MODIFIED", replicaSet("a", "u1", 1, 21));
        server.emit(Samples.REPLICA_SETS, "ADDED", replicaSet("b", "u1", 2, 22));
        assertThat(cache.awaitFresh(Freshness.of(Freshness.REPLICA_SETS, "22"), SOON))
                .isTrue();
        assertThat(names()).containsExactly("b");
    }

    @Test
    void findsOutWhatWasDeletedWhileItWasAway() throws InterruptedException {
        filled();
        server.on("GET", Samples.ROLLOUTS, 200, list(40));

        server.emit(Samples.ROLLOUTS, "ERROR", "{\"code\":410}");
        server.endWatch(Samples.ROLLOUTS);

        assertThat(next()).isEqualTo(WEB);
        assertThat(cache.rollouts()).isEmpty();
        assertThat(cache.lastSyncVersion(Freshness.ROLLOUTS)).isEqualTo(40);
    }

    @Test
    void goesOnAfterASubscriberFailed() throws InterruptedException {
        cache.subscribe(key -> {
            throw new IllegalStateException("not today");
        });
        filled();

        server.emit(Samples.ROLLOUTS, "MODIFIED", rollout(25));

        assertThat(next()).isEqualTo(WEB);
        assertThat(cache.awaitFresh(Freshness.of(Freshness.ROLLOUTS, "25"), SOON))
                .isTrue();
    }

    @Test
    void watchesOneNamespaceWhenTold() {
        String path = "apis/argoproj.io/v1alpha1/namespaces/shop/rollouts";
        server.on("GET", path, 200, list(10, rollout(5)));
        server.on("GET", Samples.SHOP_REPLICA_SETS, 200, list(10));
        try (ClusterCache one = new ClusterCache(client, new Scope(Optional.of("shop"), ""))) {
            one.start();

            assertThat(one.awaitSynced(SOON)).isTrue();
        }
    }

    @Test
    void tellsOfAServiceByTheRolloutsThatNameIt() throws InterruptedException {
        server.on(
                "GET",
                Samples.ROLLOUTS,
                200,
                list(10, rollout(5).replace("\"canary\":{", "\"canary\":{\"canaryService\":\"live\",")));
        server.on("GET", Samples.REPLICA_SETS, 200, list(11));
        cache.start();
        assertThat(next()).isEqualTo(WEB);

        server.emit("api/v1/services", "ADDED", service("other", 20));
        server.emit("api/v1/services", "ADDED", service("live", 21));

        assertThat(next()).isEqualTo(WEB);
        assertThat(told).isEmpty();
        assertThat(cache.services().service(new Key("shop", "live"))).isPresent();
    }

    private static String service(String name, long version) {
        return "{\"metadata\":{\"namespace\":\"shop\",\"name\":\"" + name + "\",\"resourceVersion\":\"" + version
                + "\"},\"spec\":{\"selector\":{\"app\":\"web\"}}}";
    }

    private void filled() {
        server.on("GET", Samples.ROLLOUTS, 200, list(10, rollout(5)));
        server.on("GET", Samples.REPLICA_SETS, 200, list(11, replicaSet("a", "u1", 1, 6)));
        cache.start();
        try {
            assertThat(next()).isEqualTo(WEB);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Key next() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }

    private List<String> names() {
        return cache.replicaSets("u1").stream().map(ReplicaSet::name).toList();
    }
}
