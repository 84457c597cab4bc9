package dev.sluice.kube.write;

import static dev.sluice.kube.Samples.SHOP_REPLICA_SETS;
import static dev.sluice.kube.Samples.WEB;
import static dev.sluice.kube.Samples.json;
import static dev.sluice.kube.Samples.list;
import static dev.sluice.kube.Samples.refusal;
import static dev.sluice.kube.Samples.replicaSet;
import static dev.sluice.kube.Samples.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ActionRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.Samples;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.cache.Scope;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionExecutorTest {
    private static final String SET = SHOP_REPLICA_SETS + "/web-a";
    private static final String EVICTION = "api/v1/namespaces/shop/pods/p/eviction";
    private static final String PODS = "api/v1/namespaces/shop/pods";
    private static final Json.Obj PATCH = json("{\"metadata\":{\"annotations\":{\"k\":\"v\"}}}");
    private static final Outcome.Done NOTHING_WRITTEN = new Outcome.Done(Freshness.NONE);

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final ClusterCache cache = new ClusterCache(client, Scope.ALL);
    private final ActionExecutor executor =
            new ActionExecutor(client, cache, new EventWriter(client, () -> Instant.EPOCH));

    @BeforeEach
    void fill() {
        server.on("GET", Samples.ROLLOUTS, 200, list(10, rollout(5)));
        server.on("GET", Samples.REPLICA_SETS, 200, list(11, replicaSet("web-a", "u1", 1, 6)));
        server.on("POST", Samples.EVENTS, 201, "{}");
        cache.start();
        assertThat(cache.awaitSynced(Duration.ofSeconds(20))).isTrue();
    }

    @AfterEach
    void stop() {
        cache.close();
        client.close();
        server.close();
    }

    @Test
    void createsFromTheCachedTemplate() {
        server.on("POST", SHOP_REPLICA_SETS, 201, replicaSet("web-n", "u1", 1, 20));

        Outcome outcome = execute(create(1));

        assertThat(outcome).isEqualTo(done(Freshness.REPLICA_SETS, 20));
        assertThat(server.only("POST", SHOP_REPLICA_SETS).body()).contains("\"name\":\"web-n\"", "nginx:1");
    }

    @Test
    void createsFromTheLiveTemplateWhenTheCacheIsBehind() {
        server.on("GET", Samples.ROLLOUT, 200, generation(2));
        server.on("POST", SHOP_REPLICA_SETS, 201, replicaSet("web-n", "u1", 1, 20));

        assertThat(execute(create(2))).isEqualTo(done(Freshness.REPLICA_SETS, 20));
    }

    @Test
    void createsNothingWhenTheTemplateHasMoved() {
        server.on("GET", Samples.ROLLOUT, 200, generation(3));

        assertThat(execute(create(2))).isInstanceOf(Outcome.Conflict.class);
        assertThat(server.requests()).noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void takesItsOwnReplicaSetOfTheSameTemplateForCreated() {
        String stored = replicaSet("web-n", "u1", 1, 20).replace("\"template\":{}", "\"template\":{\"d\":1}");
        server.on("POST", SHOP_REPLICA_SETS, 409, refusal("AlreadyExists", "there"))
                .on("POST", SHOP_REPLICA_SETS, 201, "{\"spec\":{\"template\":{\"d\":1}}}");
        server.on("GET", SHOP_REPLICA_SETS + "/web-n", 200, stored);

        assertThat(execute(create(1))).isEqualTo(done(Freshness.REPLICA_SETS, 20));
    }

    @ParameterizedTest
    @CsvSource({"u2, 1", "u1, 2"})
    void saysThatTheNameIsTaken(String owner, int template) {
        String stored = replicaSet("web-n", owner, 1, 20).replace("\"template\":{}", "\"template\":{\"d\":1}");
        server.on("POST", SHOP_REPLICA_SETS, 409, refusal("AlreadyExists", "there"))
                .on("POST", SHOP_REPLICA_SETS, 201, "{\"spec\":{\"template\":{\"d\":" + template + "}}}");
        server.on("GET", SHOP_REPLICA_SETS + "/web-n", 200, stored);

        assertThat(execute(create(1)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("NameTaken"));
    }

    @Test
    void scalesWithOldValuesAsAConditionWithoutReadingFirst() {
        server.on("PATCH", SET, 200, replicaSet("web-a", "u1", 1, 30));

        Outcome outcome = execute(scale(1, 3));

        assertThat(outcome).isEqualTo(done(Freshness.REPLICA_SETS, 30));
        assertThat(server.only("PATCH", SET).body())
                .startsWith("[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":1},");
        assertThat(server.requests())
                .noneMatch(request ->
                        request.path().endsWith("/web-a") && request.method().equals("GET"));
    }

    @Test
    void findsItsEffectInPlaceWhenTheConditionFails() {
        server.on("PATCH", SET, 422, refusal("Invalid", "an error in our request"));
        server.on("GET", SET, 200, replicaSet("web-a", "u1", 1, 31).replace("\"replicas\":1,", "\"replicas\":3,"));

        assertThat(execute(scale(1, 3))).isEqualTo(done(Freshness.REPLICA_SETS, 31));
    }

    @Test
    void leavesAValueAloneThatSomeoneElseSet() {
        server.on("PATCH", SET, 422, refusal("Invalid", "an error in our request"));
        server.on("GET", SET, 200, replicaSet("web-a", "u1", 1, 31).replace("\"replicas\":1,", "\"replicas\":9,"));

        assertThat(execute(scale(1, 3))).isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void writesAnAnnotationWhereThereWereNone() {
        server.on("PATCH", SET, 422, refusal("Invalid", "an error in our request"))
                .on("PATCH", SET, 200, replicaSet("web-a", "u1", 1, 32));
        server.on("GET", SET, 200, replicaSet("web-a", "u1", 1, 31));

        Outcome outcome = execute(new Action.PatchReplicaSet(
                "web-a", List.of(FieldChange.annotation("k", Json.NULL, Json.of("v"))), "patch", List.of()));

        assertThat(outcome).isEqualTo(done(Freshness.REPLICA_SETS, 32));
        assertThat(server.requests().getLast().body())
                .isEqualTo("{\"metadata\":{\"resourceVersion\":\"31\",\"annotations\":{\"k\":\"v\"}}}");
    }

    @Test
    void findsNothingToScale() {
        assertThat(execute(scale(1, 3))).isEqualTo(new Outcome.Conflict("the ReplicaSet is gone"));
    }

    @Test
    void deletesTheVersionThatWasSeenAndForgetsIt() {
        server.on("DELETE", SET, 200, "{\"kind\":\"Status\",\"status\":\"Success\"}");

        Outcome outcome = execute(delete());

        assertThat(outcome).isEqualTo(NOTHING_WRITTEN);
        assertThat(json(server.only("DELETE", SET).body()).obj("preconditions"))
                .isEqualTo(json("{\"uid\":\"uid-web-a\",\"resourceVersion\":\"6\"}"));
        assertThat(cache.replicaSets("u1")).isEmpty();
    }

    @Test
    void hasDeletedWhatIsGone() {
        assertThat(execute(delete())).isEqualTo(NOTHING_WRITTEN);
    }

    @Test
    void doesNotDeleteWhatHasChanged() {
        server.on("DELETE", SET, 409, refusal("Conflict", "precondition"));
        server.on("GET", SET, 200, replicaSet("web-a", "u1", 1, 31));

        assertThat(execute(delete())).isInstanceOf(Outcome.Conflict.class);
        assertThat(cache.replicaSets("u1")).hasSize(1);
    }

    @Test
    void patchesTheRolloutIfItIsStillThatVersion() {
        server.on("PATCH", Samples.ROLLOUT, 200, rollout(21));

        Outcome outcome = execute(patchRollout());

        assertThat(outcome).isEqualTo(done(Freshness.ROLLOUTS, 21));
        assertThat(server.only("PATCH", Samples.ROLLOUT).body())
                .isEqualTo("{\"metadata\":{\"annotations\":{\"k\":\"v\"},\"resourceVersion\":\"5\"}}");
    }

    @Test
    void findsTheRolloutPatchedAlready() {
        server.on("PATCH", Samples.ROLLOUT, 409, refusal("Conflict", "modified"));
        server.on("GET", Samples.ROLLOUT, 200, rollout(22).replace("\"team\"", "\"k\":\"v\",\"team\""));

        assertThat(execute(patchRollout())).isEqualTo(done(Freshness.ROLLOUTS, 22));
    }

    @Test
    void doesNotPatchARolloutThatHasChanged() {
        server.on("PATCH", Samples.ROLLOUT, 409, refusal("Conflict", "modified"));
        server.on("GET", Samples.ROLLOUT, 200, rollout(22));

        assertThat(execute(patchRollout())).isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void patchesTheStatusWhereItIsASubresource() {
        server.on("PATCH", Samples.STATUS, 200, rollout(23));

        assertThat(execute(patchStatus())).isEqualTo(done(Freshness.ROLLOUTS, 23));
    }

    @Test
    void patchesTheStatusOnTheObjectWhereItIsNone() {
        server.on("PATCH", Samples.ROLLOUT, 200, rollout(24));

        assertThat(execute(patchStatus())).isEqualTo(done(Freshness.ROLLOUTS, 24));
    }

    @Test
    void findsNoRolloutToPatch() {
        assertThat(execute(patchStatus())).isEqualTo(new Outcome.Conflict("the Rollout is gone"));
    }

    @Test
    void evictsThisVeryPod() {
        server.on("POST", EVICTION, 201, "{\"kind\":\"Status\",\"status\":\"Success\"}");

        Outcome outcome = execute(evict());

        assertThat(outcome).isEqualTo(NOTHING_WRITTEN);
        assertThat(json(server.only("POST", EVICTION).body())).isEqualTo(json("""
                {"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"p","namespace":"shop"},
                 "deleteOptions":{"preconditions":{"uid":"pod-uid"}}}"""));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 429})
    void leavesAPodThatMayNotGo(int code) {
        server.on("POST", EVICTION, code, "{}");

        assertThat(execute(evict())).isEqualTo(NOTHING_WRITTEN);
    }

    @Test
    void patchesJustThePodsOfTheSetThatAreBehind() {
        server.on(
                "GET",
                PODS,
                200,
                list(30, pod("a", "set-1", ""), pod("b", "set-2", ""), pod("c", "set-1", ",\"role\":\"main\"")));
        server.on("PATCH", PODS + "/a", 200, "{}");

        assertThat(execute(patchPods())).isEqualTo(NOTHING_WRITTEN);
        assertThat(json(server.only("PATCH", PODS + "/a").body()))
                .isEqualTo(json("{\"metadata\":{\"labels\":{\"role\":\"main\",\"once\":null},\"uid\":\"uid-a\"}}"));
        assertThat(server.requests())
                .filteredOn(request -> request.method().equals("PATCH"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409})
    void takesAPodThatHasGoneForDone(int code) {
        server.on("GET", PODS, 200, list(30, pod("a", "set-1", "")));
        server.on("PATCH", PODS + "/a", code, "{}");

        assertThat(execute(patchPods())).isEqualTo(NOTHING_WRITTEN);
    }

    @Test
    void tellsThatAPodMayNotBePatched() {
        server.on("GET", PODS, 200, list(30, pod("a", "set-1", ""), pod("d", "set-1", "")));
        server.on("PATCH", PODS + "/a", 403, refusal("Forbidden", "not allowed"));
        server.on("PATCH", PODS + "/d", 200, "{}");

        assertThat(execute(patchPods())).isEqualTo(new Outcome.Failed("Forbidden", "not allowed"));
        assertThat(server.only("PATCH", PODS + "/d").body()).contains("main");
    }

    private static Action patchPods() {
        Json.Obj patch = json("{\"metadata\":{\"labels\":{\"role\":\"main\",\"once\":null}}}");
        return new Action.PatchPods("web-a", "set-1", "a", patch, "patch", List.of());
    }

    private static String pod(String name, String owner, String labels) {
        return """
                {"metadata":{"namespace":"shop","name":"%1$s","uid":"uid-%1$s","labels":{"app":"web"%3$s},
                 "ownerReferences":[{"kind":"ReplicaSet","name":"x","uid":"%2$s","controller":true}]}}""".formatted(name, owner, labels);
    }

    @Test
    void tellsWhyTheServerRefused() {
        server.on("PATCH", Samples.STATUS, 403, refusal("Forbidden", "not allowed"));

        assertThat(execute(patchStatus())).isEqualTo(new Outcome.Failed("Forbidden", "not allowed"));
    }

    @Test
    void tellsThatNobodyAnswered() {
        server.close();

        assertThat(execute(patchStatus()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.unanswered()).isTrue());
    }

    @Test
    void recordsItsEventsInOrderBeforeItsEffect() {
        server.on("PATCH", Samples.STATUS, 200, rollout(23));

        execute(withEvents());

        assertThat(writes()).containsExactly("First", "Second", "PATCH");
    }

    @Test
    void recordsAfterItsEffectWhatItCouldNotRecordBefore() {
        server.on("POST", Samples.EVENTS, 500, "{}").on("POST", Samples.EVENTS, 201, "{}");
        server.on("PATCH", Samples.STATUS, 200, rollout(23));

        execute(withEvents());

        assertThat(writes()).containsExactly("First", "Second", "PATCH", "Second");
    }

    @Test
    void doesNotInsistOnEventsOfWhatIsNotDone() {
        server.on("POST", Samples.EVENTS, 500, "{}");
        server.on("PATCH", Samples.STATUS, 500, "{}");

        execute(withEvents());

        assertThat(writes()).containsExactly("First", "Second", "PATCH");
    }

    /** The reason of an event, the method of all else that is no read. */
    private List<String> writes() {
        return server.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(request -> request.path().equals("/" + Samples.EVENTS)
                        ? json(request.body()).text("reason").orElse("")
                        : request.method())
                .toList();
    }

    private Outcome execute(Action action) {
        return executor.execute(new ActionRequest(WEB, "5", action));
    }

    private static Outcome done(String kind, int version) {
        return new Outcome.Done(Freshness.of(kind, Integer.toString(version)));
    }

    private static String generation(int generation) {
        return rollout(9).replace("\"generation\":1", "\"generation\":" + generation);
    }

    private static Action create(long generation) {
        return new Action.CreateReplicaSet("web-n", "n", 4, 2, generation, Optional.empty(), "create", List.of());
    }

    private static Action scale(int from, int to) {
        return new Action.ScaleReplicaSet("web-a", from, to, List.of(), "scale", List.of());
    }

    private static Action delete() {
        return new Action.DeleteReplicaSet("web-a", "uid-web-a", "6", "delete", List.of());
    }

    private static Action patchRollout() {
        return new Action.PatchRollout(PATCH, "5", "patch", List.of());
    }

    private static Action patchStatus() {
        return new Action.PatchStatus(json("{\"status\":{\"phase\":\"Healthy\"}}"), "5", "status", List.of());
    }

    private static Action withEvents() {
        return new Action.PatchStatus(
                json("{\"status\":{\"phase\":\"Healthy\"}}"),
                "5",
                "status",
                List.of(new Event(false, "First", "one", "a"), new Event(true, "Second", "two", "a")));
    }

    private static Action evict() {
        return new Action.EvictPod("p", "pod-uid", "evict", List.of());
    }
}
