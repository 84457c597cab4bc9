package dev.sluice.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ObjectKey;
import dev.sluice.starter.demo.object.ResourceTypes;
import dev.sluice.starter.demo.store.DeleteOptions;
import dev.sluice.starter.demo.store.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedReplicaSetsTest {
    private EmbeddedApi api;
    private ObjectStore store;
    private AutoCloseable running = () -> {};

    @BeforeEach
    void startApi() throws IOException {
        api = EmbeddedApi.start();
        store = api.store();
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
        api.close();
    }

    @Test
    void podWithABadImageNeverBecomesReady() {
        create("bad", "guestbook:bad");

        simulate(Duration.ZERO);

        await().untilAsserted(() -> assertThat(pods())
                .singleElement()
                .satisfies(pod -> assertThat(
                                pod.obj("status").list("containerStatuses").toString())
                        .contains("ImagePullBackOff")));
        assertThat(status("bad").integer("replicas")).hasValue(1);
        assertThat(status("bad").integer("readyReplicas")).isEmpty();
    }

    @Test
    void podIsNotReadyBeforeTheDelayIsOver() {
        create("late", "guestbook:1");

        simulate(Duration.ofHours(1));

        await().untilAsserted(() ->
                assertThat(status("late").integer("fullyLabeledReplicas")).hasValue(1));
        assertThat(status("late").integer("readyReplicas")).isEmpty();
        assertThat(pods())
                .singleElement()
                .satisfies(pod -> assertThat(pod.obj("status").text("phase")).hasValue("Pending"));
    }

    @Test
    void replicaSetsThatWereThereBeforeAreLookedAfter() {
        create("early", "guestbook:1");
        simulate(Duration.ZERO);

        await().untilAsserted(() ->
                assertThat(status("early").integer("availableReplicas")).hasValue(1));
    }

    @Test
    void namespaceTakesItsObjectsAlong() {
        create("homeless", "guestbook:1");

        store.delete(new ObjectKey(ResourceTypes.NAMESPACE, "", "default"), DeleteOptions.PLAIN);

        await().untilAsserted(() ->
                assertThat(store.list(ResourceTypes.REPLICA_SET, "").items()).isEmpty());
    }

    private void simulate(Duration readyAfter) {
        running = SimulatedReplicaSets.start(api, readyAfter);
    }

    private void create(String name, String image) {
        Json.Obj labels = Json.Obj.EMPTY.with("app", Json.of(name));
        Json.Obj container = Json.Obj.EMPTY.with("name", Json.of("main")).with("image", Json.of(image));
        Json.Obj template = object("metadata", object("labels", labels))
                .with("spec", object("containers", new Json.Arr(List.of(container))));
        Json.Obj spec = object("selector", object("matchLabels", labels)).with("template", template);
        store.create(
                ResourceTypes.REPLICA_SET,
                "default",
                object("metadata", object("name", Json.of(name))).with("spec", spec),
                false);
    }

    private static Json.Obj object(String field, Json value) {
        return Json.Obj.EMPTY.with(field, value);
    }

    private Json.Obj status(String name) {
        return store.get(new ObjectKey(ResourceTypes.REPLICA_SET, "default", name))
                .obj("status");
    }

    private List<Json.Obj> pods() {
        return store.list(ResourceTypes.POD, "default").items();
    }
}
