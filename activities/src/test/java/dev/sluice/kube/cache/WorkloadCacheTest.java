package dev.sluice.kube.cache;

import static dev.sluice.kube.Samples.json;
import static dev.sluice.kube.Samples.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.Key;
import dev.sluice.kube.cache.WorkloadCache.Known;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of workloads: all of those that Rollouts refer to, and next to nothing of others. */
class WorkloadCacheTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String DEPLOYMENTS = "apis/apps/v1/deployments";
    private static final String ONE = "apis/apps/v1/namespaces/shop/deployments/app";
    private static final CachedRollout WEB = rollout("app");

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final BlockingQueue<Key> told = new LinkedBlockingQueue<>();
    private final WorkloadCache cache = new WorkloadCache(KubeApi.over(client), Scope.ALL, told::add);

    @AfterEach
    void stop() {
        cache.close();
        client.close();
        server.close();
    }

    private static CachedRollout rollout(String deployment) {
        return CachedRollout.read(json("""
                {"metadata":{"namespace":"shop","name":"web","uid":"u1","resourceVersion":"5","generation":1},
                 "spec":{"strategy":{"canary":{}},
                  "workloadRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"%s"}}}""".formatted(deployment)));
    }

    private static String deployment(String name, int version, String image) {
        return """
                {"metadata":{"namespace":"shop","name":"%s","uid":"d","resourceVersion":"%d","generation":%2$d},
                 "spec":{"replicas":3,"template":{"spec":{"containers":[{"image":"%s"}]}}}}""".formatted(name, version, image);
    }

    private void refer(CachedRollout rollout) {
        cache.follow(new Store.Change<>(Optional.empty(), Optional.of(rollout)));
    }

    private Key awaitTold() throws InterruptedException {
        return Optional.ofNullable(told.poll(SOON.toSeconds(), TimeUnit.SECONDS))
                .orElseThrow();
    }

    private String image() {
        return switch (cache.of(WEB).orElseThrow()) {
            case Known.There(Workload workload) -> workload.template().toString();
            case Known.Missing() -> "missing";
            case Known.NotYet() -> "not yet";
        };
    }

    @Test
    void watchesNothingUntilARolloutRefers() {
        assertThat(server.requests()).isEmpty();
        assertThat(image()).isEqualTo("not yet");
    }

    @Test
    void knowsAWorkloadOnceItsKindIsListed() throws InterruptedException {
        server.on("GET", DEPLOYMENTS, 200, list(10, deployment("app", 7, "web:1"), deployment("other", 8, "x")));

        refer(WEB);

        assertThat(awaitTold()).isEqualTo(new Key("shop", "web"));
        assertThat(image()).contains("web:1");
        assertThat(cache.await(Freshness.of("deployments", "10"), SOON)).isTrue();
    }

    @Test
    void knowsThatThereIsNone() throws InterruptedException {
        server.on("GET", DEPLOYMENTS, 200, list(10));

        refer(WEB);
        awaitTold();

        assertThat(image()).isEqualTo("missing");
    }

    @Test
    void tellsOfEachChangeAndOfTheEnd() throws InterruptedException {
        server.on("GET", DEPLOYMENTS, 200, list(10));
        refer(WEB);
        awaitTold();

        server.emit(DEPLOYMENTS, "ADDED", deployment("app", 11, "web:1"));
        awaitTold();
        assertThat(image()).contains("web:1");
        server.emit(DEPLOYMENTS, "MODIFIED", deployment("app", 12, "web:2"));
        awaitTold();
        assertThat(image()).contains("web:2");
        server.emit(DEPLOYMENTS, "DELETED", deployment("app", 13, "web:2"));
        awaitTold();
        assertThat(image()).isEqualTo("missing");
    }

    @Test
    void tellsNobodyOfAWorkloadThatNobodyRefersTo() throws InterruptedException {
        server.on("GET", DEPLOYMENTS, 200, list(10, deployment("app", 7, "web:1")));
        refer(WEB);
        awaitTold();

        server.emit(DEPLOYMENTS, "ADDED", deployment("other", 11, "x"));
        server.emit(DEPLOYMENTS, "MODIFIED", deployment("app", 12, "web:2"));
        awaitTold();

        assertThat(told).isEmpty();
        assertThat(image()).contains("web:2");
    }

    @Test
    void readsByItselfWhatIsReferredToLater() throws InterruptedException {
        server.on("GET", DEPLOYMENTS, 200, list(10, deployment("first", 6, "x"), deployment("app", 7, "web:1")));
        server.on("GET", ONE, 503, "{}").on("GET", ONE, 200, deployment("app", 9, "web:3"));
        refer(rollout("first"));
        awaitTold();
        assertThat(image()).isEqualTo("not yet");

        refer(WEB);

        await().atMost(SOON).untilAsserted(() -> assertThat(image()).contains("web:3"));
    }

    @Test
    void forgetsWhatIsNotReferredToAnyMore() throws InterruptedException {
        server.on("GET", DEPLOYMENTS, 200, list(10, deployment("app", 7, "web:1")));
        refer(WEB);
        awaitTold();

        cache.follow(new Store.Change<>(Optional.of(WEB), Optional.empty()));
        server.emit(DEPLOYMENTS, "MODIFIED", deployment("app", 12, "web:2"));
        assertThat(cache.await(Freshness.of("deployments", "12"), SOON)).isTrue();

        assertThat(image()).isEqualTo("not yet");
        assertThat(told).isEmpty();
    }

    @Test
    void knowsNothingNewerThanWhatItWatches() {
        assertThat(cache.await(Freshness.of("podtemplates", "3"), Duration.ZERO))
                .isFalse();
        assertThat(cache.await(Freshness.of("services", "3"), Duration.ZERO)).isTrue();
    }
}
