package dev.sluice.kube.cache;

import static dev.sluice.kube.Samples.list;
import static dev.sluice.kube.Samples.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.plan.Freshness;
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
import org.junit.jupiter.api.Test;

/** AnalysisRuns and templates in the cache, and whom they concern. */
class AnalysisCacheTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String RUNS = "apis/argoproj.io/v1alpha1/analysisruns";
    private static final String TEMPLATES = "apis/argoproj.io/v1alpha1/analysistemplates";
    private static final String CLUSTER_TEMPLATES = "apis/argoproj.io/v1alpha1/clusteranalysistemplates";
    private static final Key WEB = new Key("shop", "web");
    private static final String REFERS =
            ",\"strategy\":{\"canary\":{\"analysis\":{\"templates\":[{\"templateName\":\"t\"}]},"
                    + "\"steps\":[{\"setWeight\":20}]}}";

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final ClusterCache cache = new ClusterCache(client, Scope.ALL);
    private final BlockingQueue<Key> rollouts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Key> runs = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        cache.close();
        client.close();
        server.close();
    }

    private static String run(String name, String ownerUid, long version) {
        return """
                {"metadata":{"namespace":"shop","name":"%s","uid":"uid-%1$s","resourceVersion":"%d",
                  "creationTimestamp":"2026-11-21T10:00:%2$02dZ",
                  "ownerReferences":[{"kind":"Rollout","name":"web","uid":"%s","controller":true}]},
                 "spec":{}}""".formatted(name, version, ownerUid);
    }

    private static String template(String namespace, long version) {
        return """
                {"metadata":{"namespace":"%s","name":"t","uid":"t","resourceVersion":"%d"},"spec":{"metrics":[]}}""".formatted(namespace, version);
    }

    private void filled(String more) throws InterruptedException {
        server.on("GET", Samples.ROLLOUTS, 200, list(10, rollout(5, more)));
        server.on("GET", Samples.REPLICA_SETS, 200, list(10));
        server.on("GET", RUNS, 200, list(10, run("one", "u1", 6), run("foreign", "u2", 7)));
        cache.subscribe(rollouts::add);
        cache.subscribeRuns(runs::add);
        cache.start();
        assertThat(next(rollouts)).isEqualTo(WEB);
    }

    private static @Nullable Key next(BlockingQueue<Key> told) throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }

    private List<String> owned() {
        return cache.analyses().ownedBy("u1").stream().map(AnalysisRun::name).toList();
    }

    @Test
    void tellsOfEachRunOnceAllIsListed() throws InterruptedException {
        filled("");

        assertThat(List.of(runs.take(), runs.take()))
                .containsExactlyInAnyOrder(new Key("shop", "one"), new Key("shop", "foreign"));
    }

    @Test
    void findsRunsByWhatControlsThemOldestFirst() throws InterruptedException {
        filled("");

        server.emit(RUNS, "ADDED", run("two", "u1", 21));

        assertThat(cache.awaitFresh(Freshness.of(Freshness.ANALYSIS_RUNS, "21"), SOON))
                .isTrue();
        assertThat(owned()).containsExactly("one", "two");
    }

    @Test
    void forgetsARunThatIsGone() throws InterruptedException {
        filled("");

        server.emit(RUNS, "DELETED", run("one", "u1", 21));

        assertThat(cache.awaitFresh(Freshness.of(Freshness.ANALYSIS_RUNS, "21"), SOON))
                .isTrue();
        assertThat(owned()).isEmpty();
    }

    @Test
    void plansTheRolloutWhoseRunHasChanged() throws InterruptedException {
        filled("");

        server.emit(RUNS, "MODIFIED", run("foreign", "u2", 21));
        server.emit(RUNS, "MODIFIED", run("one", "u1", 22));

        assertThat(next(rollouts)).isEqualTo(WEB);
        assertThat(rollouts).isEmpty();
    }

    @Test
    void plansTheRolloutsThatReferToATemplateThatHasChanged() throws InterruptedException {
        filled(REFERS);

        server.emit(TEMPLATES, "ADDED", template("elsewhere", 21));
        server.emit(TEMPLATES, "ADDED", template("shop", 22));

        assertThat(next(rollouts)).isEqualTo(WEB);
        assertThat(rollouts).isEmpty();
    }

    @Test
    void plansTheRolloutsThatReferToTemplatesWhenOneOfTheClusterHasChanged() throws InterruptedException {
        filled(REFERS);

        server.emit(CLUSTER_TEMPLATES, "MODIFIED", template("", 22).replace("\"namespace\":\"\",", ""));

        assertThat(next(rollouts)).isEqualTo(WEB);
    }

    @Test
    void leavesRolloutsThatReferToNoTemplateAlone() throws InterruptedException {
        filled("");

        server.emit(TEMPLATES, "ADDED", template("shop", 22));

        assertThat(cache.awaitFresh(Freshness.of(Freshness.ANALYSIS_TEMPLATES, "22"), SOON))
                .isTrue();
        assertThat(rollouts).isEmpty();
    }

    @Test
    void doesNotLookAtTemplatesOfTheClusterFromOneNamespace() {
        String shop = "apis/argoproj.io/v1alpha1/namespaces/shop/";
        server.on("GET", shop + "rollouts", 200, list(10));
        server.on("GET", Samples.SHOP_REPLICA_SETS, 200, list(10));
        server.on("GET", CLUSTER_TEMPLATES, 403, Samples.refusal("Forbidden", "not yours"));
        try (ClusterCache one = new ClusterCache(client, new Scope(Optional.of("shop"), ""))) {
            one.start();

            assertThat(one.awaitSynced(SOON)).isTrue();
            assertThat(server.requests()).noneMatch(request -> request.path().endsWith("clusteranalysistemplates"));
        }
    }
}
