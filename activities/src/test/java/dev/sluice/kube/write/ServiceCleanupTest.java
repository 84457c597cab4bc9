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

/** Which Services are let go, and when one is looked at (spec 3.13). */
class ServiceCleanupTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Key LIVE = new Key("shop", "live");
    private static final String SERVICES = "api/v1/services";
    private static final String PATH = "api/v1/namespaces/shop/services/live";

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final ClusterCache cache = new ClusterCache(client, Scope.ALL);
    private final ServiceCleanup cleanup = new ServiceCleanup(client, cache);
    private final BlockingQueue<Key> told = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        cache.close();
        client.close();
        server.close();
    }

    /** @param manager in the annotation of the one Service; empty for no annotation */
    private void with(String manager, String... rollouts) {
        String annotations =
                manager.isEmpty() ? "{}" : "{\"argo-rollouts.argoproj.io/managed-by-rollouts\":\"" + manager + "\"}";
        server.on("GET", SERVICES, 200, list(11, """
                {"metadata":{"namespace":"shop","name":"live","resourceVersion":"6","annotations":%s},
                 "spec":{"selector":{"app":"web","rollouts-pod-template-hash":"x"}}}""".formatted(annotations)));
        server.on("PATCH", PATH, 200, "{\"metadata\":{\"resourceVersion\":\"12\"}}");
        server.on("GET", Samples.ROLLOUTS, 200, list(10, rollouts));
        server.on("GET", Samples.REPLICA_SETS, 200, list(10));
        cache.subscribeServices(told::add);
        cache.start();
        assertThat(cache.awaitSynced(SOON)).isTrue();
    }

    private static String naming(String service) {
        return Samples.rollout(5).replace("\"canary\":{", "\"canary\":{\"canaryService\":\"" + service + "\",");
    }

    private boolean letGo() {
        return server.requests().stream().anyMatch(request -> request.method().equals("PATCH"));
    }

    @Test
    void takesBothMarksOffTheServiceOfARolloutThatIsGone() throws IOException {
        with("web");
        server.on("GET", Samples.ROLLOUT, 404, refusal("NotFound", "gone"));

        cleanup.look(LIVE);

        assertThat(server.only("PATCH", PATH).body())
                .contains("\"resourceVersion\":\"6\"")
                .contains("\"argo-rollouts.argoproj.io/managed-by-rollouts\":null")
                .contains("\"rollouts-pod-template-hash\":null");
    }

    @Test
    void letsGoOfAServiceThatItsRolloutNamesNoMore() throws IOException {
        with("web", naming("other"));
        server.on("GET", Samples.ROLLOUT, 200, naming("other"));

        cleanup.look(LIVE);

        assertThat(letGo()).isTrue();
    }

    @Test
    void asksNobodyAboutAServiceThatItsRolloutNames() throws IOException {
        with("web", naming("live"));

        cleanup.look(LIVE);

        assertThat(letGo()).isFalse();
        assertThat(server.requests()).noneMatch(request -> request.path().equals("/" + Samples.ROLLOUT));
    }

    @Test
    void leavesTheServiceOfARolloutThatThisProcessDoesNotServe() throws IOException {
        with("web");
        server.on("GET", Samples.ROLLOUT, 200, naming("live"));

        cleanup.look(LIVE);

        assertThat(letGo()).isFalse();
    }

    @Test
    void leavesAServiceThatNoRolloutHasSwitched() throws IOException {
        with("");

        cleanup.look(LIVE);

        assertThat(letGo()).isFalse();
    }

    @Test
    void leavesTheServiceWhileNobodyKnows() {
        with("web");
        server.on("GET", Samples.ROLLOUT, 503, "{}");

        assertThatThrownBy(() -> cleanup.look(LIVE)).isInstanceOf(IOException.class);
        assertThat(letGo()).isFalse();
    }

    @Test
    void aManagedServiceIsLookedAtWhenTheProcessBegins() throws InterruptedException {
        with("web");

        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(LIVE);
    }

    @Test
    void theServicesOfARolloutAreFoundByIt() {
        with("web");

        assertThat(cache.services().managedBy(new Key("shop", "web"))).containsExactly(LIVE);
        assertThat(cache.services().managedBy(new Key("shop", "other"))).isEmpty();
    }
}
