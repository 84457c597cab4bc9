package dev.sluice.kube.observe;

import static dev.sluice.kube.Samples.list;
import static dev.sluice.kube.Samples.replicaSet;
import static dev.sluice.kube.Samples.rollout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.ObserveRequest;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.PodSummary;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.Samples;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.cache.Scope;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolloutObserverTest {
    private static final String NAMESPACED = "apis/argoproj.io/v1alpha1/namespaces/shop/";
    private static final String RUNS = NAMESPACED + "analysisruns";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.5Z");

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final ClusterCache cache = new ClusterCache(client, Scope.ALL);
    private boolean hasCurrent = true;
    private final RolloutObserver observer = new RolloutObserver(cache, client, (rollout, sets) -> hasCurrent);

    @AfterEach
    void stop() {
        cache.close();
        client.close();
        server.close();
    }

    @Test
    void seesWhatTheCacheHolds() {
        filled(rollout(5));

        Observation seen = observer.observe(request(Freshness.NONE));

        assertThat(seen.rollout().orElseThrow().id()).isEqualTo(Samples.WEB);
        assertThat(seen.replicaSets()).extracting(ReplicaSet::name).containsExactly("a", "b");
        assertThat(seen.now()).isEqualTo(NOW);
        assertThat(seen.pods()).isEmpty();
        assertThat(seen.seen())
                .isEqualTo(Freshness.of(Freshness.ROLLOUTS, "5").and(Freshness.of(Freshness.REPLICA_SETS, "7")));
    }

    @Test
    void isAsNewAsTheGoingOfAServiceThatTheRolloutNames() {
        filled(rollout(5).replace("{\"canary\":{", "{\"canary\":{\"canaryService\":\"next\","));
        server.emit("api/v1/services", "ADDED", service("next", 20));
        server.emit("api/v1/services", "DELETED", service("next", 21));
        Freshness going = Freshness.of(Freshness.SERVICES, "21");
        assertThat(cache.awaitFresh(going, Duration.ofSeconds(20))).isTrue();

        Observation seen = observer.observe(request(Freshness.NONE));

        assertThat(seen.seen().of(Freshness.SERVICES)).isEqualTo(21);
    }

    private static String service(String name, long version) {
        return """
                {"kind":"Service","metadata":{"namespace":"shop","name":"%s","uid":"s","resourceVersion":"%d"},"spec":{"selector":{}}}""".formatted(name, version);
    }

    @Test
    void readsLiveWhatTheCacheDoesNotHoldInTime() {
        filled(rollout(5));
        server.on("GET", Samples.ROLLOUT, 200, rollout(50));
        server.on(
                "GET",
                Samples.SHOP_REPLICA_SETS,
                200,
                list(
                        60,
                        orphan("o"),
                        replicaSet("c", "u1", 3, 55),
                        replicaSet("x", "u2", 1, 56),
                        replicaSet("a", "u1", 1, 6)));

        Observation seen = observer.observe(request(Freshness.of(Freshness.ROLLOUTS, "50")));

        assertThat(seen.replicaSets()).extracting(ReplicaSet::name).containsExactly("a", "c");
        assertThat(seen.orphans()).extracting(ReplicaSet::name).containsExactly("o");
        assertThat(seen.seen())
                .isEqualTo(Freshness.of(Freshness.ROLLOUTS, "50").and(Freshness.of(Freshness.REPLICA_SETS, "55")));
    }

    @Test
    void seesReplicaSetsThatNothingControls() {
        server.on("GET", Samples.ROLLOUTS, 200, list(10, rollout(5)));
        server.on(
                "GET",
                Samples.REPLICA_SETS,
                200,
                list(11, orphan("o"), orphan("p").replace("shop", "other")));
        cache.start();
        assertThat(cache.awaitSynced(Duration.ofSeconds(20))).isTrue();

        Observation seen = observer.observe(request(Freshness.NONE));

        assertThat(seen.orphans()).extracting(ReplicaSet::name).containsExactly("o");
    }

    private static String orphan(String name) {
        return replicaSet(name, "none", 2, 54).replace(",\"controller\":true", "");
    }

    @Test
    void readsRunsAndTemplatesLiveForARolloutThatAnalyses() {
        String step = "{\"analysis\":{\"templates\":[{\"templateName\":\"check\"},"
                + "{\"templateName\":\"all\",\"clusterScope\":true}]}}";
        server.on("GET", Samples.ROLLOUT, 200, rollout(5).replace("{\"pause\":{}}", step))
                .on("GET", Samples.SHOP_REPLICA_SETS, 200, list(60))
                .on("GET", RUNS, 200, list(70, analysisRun("mine", "u1"), analysisRun("other", "u2")))
                .on("GET", NAMESPACED + "analysistemplates/check", 200, template("nested"))
                .on("GET", NAMESPACED + "analysistemplates/nested", 200, template("check"));

        Observation seen = observer.observe(request(Freshness.NONE));

        assertThat(seen.surroundings().runs()).extracting(AnalysisRun::name).containsExactly("mine");
        assertThat(seen.surroundings().templates().byRef().sequencedKeySet())
                .containsExactly(new TemplateRef("check", false), new TemplateRef("nested", false));
        assertThat(seen.seen().of(Freshness.ANALYSIS_RUNS)).isEqualTo(71);
    }

    @Test
    void readsNoRunsLiveForARolloutThatDoesNotAnalyse() {
        server.on("GET", Samples.ROLLOUT, 200, rollout(5)).on("GET", Samples.SHOP_REPLICA_SETS, 200, list(60));

        observer.observe(request(Freshness.NONE));

        assertThat(server.requests()).noneMatch(request -> request.path().contains("analysis"));
    }

    private static String analysisRun(String name, String owner) {
        return """
                {"metadata":{"namespace":"shop","name":"%s","resourceVersion":"71",
                  "ownerReferences":[{"kind":"Rollout","name":"web","uid":"%s","controller":true}]}}""".formatted(name, owner);
    }

    private static String template(String nested) {
        String name = nested.equals("nested") ? "check" : "nested";
        return """
                {"metadata":{"namespace":"shop","name":"%s","resourceVersion":"1"},
                 "spec":{"templates":[{"templateName":"%s"}]}}""".formatted(name, nested);
    }

    @Test
    void readsLiveBeforeTheCacheIsFilled() {
        server.on("GET", Samples.ROLLOUT, 200, rollout(5));
        server.on("GET", Samples.SHOP_REPLICA_SETS, 200, list(60));

        Observation seen = observer.observe(request(Freshness.NONE));

        assertThat(seen.rollout()).isPresent();
    }

    @Test
    void seesNoRolloutWhereThereIsNone() {
        Observation seen = observer.observe(request(Freshness.NONE));

        assertThat(seen.rollout()).isEmpty();
        assertThat(seen.uid()).isEqualTo("u1");
    }

    @Test
    void seesNoRolloutOfAnotherInstance() {
        server.on("GET", Samples.ROLLOUT, 200, rollout(5).replace("\"annotations\"", """
                        "labels":{"argo-rollouts.argoproj.io/controller-instance-id":"other"},"annotations\""""));

        Observation seen = observer.observe(request(Freshness.NONE));

        assertThat(seen.rollout()).isEmpty();
    }

    @Test
    void failsInANamespaceThatThisProcessDoesNotLookAt() {
        RolloutObserver elsewhere = new RolloutObserver(
                new ClusterCache(client, new Scope(Optional.of("a"), "")), client, (r, sets) -> true);

        assertThatThrownBy(() -> elsewhere.observe(request(Freshness.NONE)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("namespace shop is not served by this process");
    }

    @Test
    void failsWhenTheServerRefuses() {
        server.on("GET", Samples.ROLLOUT, 500, "{}");

        assertThatThrownBy(() -> observer.observe(request(Freshness.NONE))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void hasTheServerJudgeATemplateThatNoReplicaSetHas() {
        filled(rollout(5));
        hasCurrent = false;
        server.on("POST", Samples.SHOP_REPLICA_SETS, 422, "{\"message\":\"no good\"}");

        Observation seen = observer.observe(request(Freshness.NONE));

        assertThat(seen.templateCheck()).isEqualTo(new TemplateCheck.Invalid("no good"));
    }

    @Test
    void asksNoServerAboutATemplateThatAReplicaSetHas() {
        filled(rollout(5));

        Observation seen = observer.observe(request(Freshness.NONE));

        assertThat(seen.templateCheck()).isEqualTo(new TemplateCheck.Accepted(Optional.empty()));
    }

    @Test
    void asksNobodyForTheDoorbell() {
        filled(rollout(5));
        hasCurrent = false;

        Observation seen = observer.observeCached("shop", "web", NOW).orElseThrow();

        assertThat(seen.templateCheck()).isEqualTo(new TemplateCheck.Unasked());
        assertThat(seen.uid()).isEqualTo("u1");
    }

    @Test
    void tellsTheDoorbellWhatWasAnswered() {
        filled(rollout(5));
        hasCurrent = false;
        server.on("POST", Samples.SHOP_REPLICA_SETS, 422, "{\"message\":\"no good\"}");
        observer.observe(request(Freshness.NONE));

        Observation seen = observer.observeCached("shop", "web", NOW).orElseThrow();

        assertThat(seen.templateCheck()).isEqualTo(new TemplateCheck.Invalid("no good"));
    }

    @Test
    void hasNothingForTheDoorbellBeforeTheCacheIsFilled() {
        assertThat(observer.observeCached("shop", "web", NOW)).isEmpty();
    }

    @Test
    void asksNothingAboutAnInvalidSpec() {
        filled(rollout(5, ",\"minReadySeconds\":-1"));
        hasCurrent = false;

        Observation seen = observer.observe(request(Freshness.NONE));

        assertThat(seen.templateCheck()).isEqualTo(new TemplateCheck.Unasked());
    }

    @Test
    void listsPodsWhenARestartIsDue() {
        filled(rollout(5, ",\"restartAt\":\"2026-11-21T12:00:00Z\""));
        server.on(
                "GET",
                "api/v1/namespaces/shop/pods",
                200,
                list(
                        70,
                        pod("p1", "uid-a", ""),
                        pod("p2", "else", ""),
                        pod("p3", "uid-b", ",\"deletionTimestamp\":\"2026-11-21T11:59:00Z\"")));

        Observation seen = observer.observe(request(Freshness.NONE));

        Instant created = Instant.parse("2026-11-21T10:00:00Z");
        assertThat(seen.pods().orElseThrow())
                .containsExactly(
                        new PodSummary("p1", "uid-p1", "uid-a", created, false),
                        new PodSummary("p3", "uid-p3", "uid-b", created, true));
        assertThat(server.only("GET", "api/v1/namespaces/shop/pods").query())
                .containsEntry("labelSelector", "rollouts-pod-template-hash in (a,b)");
    }

    @Test
    void listsNoPodsForARestartToCome() {
        filled(rollout(5, ",\"restartAt\":\"2026-11-21T12:00:01Z\""));

        Observation seen = observer.observe(request(Freshness.NONE));

        assertThat(seen.pods()).isEmpty();
    }

    private void filled(String rollout) {
        server.on("GET", Samples.ROLLOUTS, 200, list(10, rollout));
        server.on("GET", Samples.REPLICA_SETS, 200, list(11, replicaSet("b", "u1", 2, 7), replicaSet("a", "u1", 1, 6)));
        cache.start();
        assertThat(cache.awaitSynced(Duration.ofSeconds(20))).isTrue();
    }

    private static ObserveRequest request(Freshness notBefore) {
        return new ObserveRequest(new RolloutId("shop", "web", "u1"), notBefore, NOW, Optional.empty());
    }

    private static String pod(String name, String owner, String more) {
        return """
                {"metadata":{"name":"%1$s","uid":"uid-%1$s","creationTimestamp":"2026-11-21T10:00:00Z"%3$s,
                 "ownerReferences":[{"uid":"%2$s","controller":true}]}}""".formatted(name, owner, more);
    }
}
