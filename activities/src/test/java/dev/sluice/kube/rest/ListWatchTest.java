package dev.sluice.kube.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.kube.FakeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListWatchTest {
    private static final String EMPTY_AT_5 = "{\"metadata\":{\"resourceVersion\":\"5\"},\"items\":[]}";

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final FakeSink sink = new FakeSink();
    private final ListWatch watch = new ListWatch(KubeApi.over(client), "things", "a=b", sink);

    @AfterEach
    void stop() {
        watch.close();
        client.close();
        server.close();
    }

    @Test
    void listsPageByPage() throws InterruptedException {
        server.on(
                        "GET",
                        "things",
                        200,
                        "{\"metadata\":{\"resourceVersion\":\"5\",\"continue\":\"more\"},\"items\":[" + thing("a", 1)
                                + "]}")
                .on(
                        "GET",
                        "things",
                        200,
                        "{\"metadata\":{\"resourceVersion\":\"5\"},\"items\":[" + thing("b", 2) + "]}");

        watch.start();

        assertThat(sink.next()).isEqualTo("listed a b at 5");
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.query()).containsEntry("labelSelector", "a=b"));
        assertThat(server.requests().getLast().query()).containsEntry("continue", "more");
    }

    @Test
    void followsChangesFromTheList() throws InterruptedException {
        server.on("GET", "things", 200, EMPTY_AT_5);
        server.emit("things", "ADDED", thing("a", 6));
        server.emit("things", "MODIFIED", thing("a", 7));
        server.emit("things", "BOOKMARK", thing("", 8));
        server.emit("things", "DELETED", thing("a", 9));

        watch.start();

        assertThat(sink.next()).isEqualTo("listed at 5");
        assertThat(sink.next()).isEqualTo("changed a at 6");
        assertThat(sink.next()).isEqualTo("changed a at 7");
        assertThat(sink.next()).isEqualTo("reached 8");
        assertThat(sink.next()).isEqualTo("deleted a at 9");
        assertThat(server.nextWatch().query())
                .containsEntry("resourceVersion", "5")
                .containsEntry("labelSelector", "a=b")
                .containsEntry("allowWatchBookmarks", "true");
    }

    @Test
    void goesOnWhereAWatchBrokeOff() throws InterruptedException {
        server.on("GET", "things", 200, EMPTY_AT_5);
        server.emit("things", "ADDED", thing("a", 6));
        server.endWatch("things");

        watch.start();

        assertThat(server.nextWatch().query()).containsEntry("resourceVersion", "5");
        assertThat(server.nextWatch().query()).containsEntry("resourceVersion", "6");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void listsAnewWhenItsPlaceIsForgotten() throws InterruptedException {
        server.on("GET", "things", 200, EMPTY_AT_5)
                .on("GET", "things", 200, "{\"metadata\":{\"resourceVersion\":\"50\"},\"items\":[]}");
        server.emit("things", "ERROR", "{\"kind\":\"Status\",\"code\":410,\"message\":\"too old\"}");
        server.endWatch("things");

        watch.start();

        assertThat(sink.next()).isEqualTo("listed at 5");
        assertThat(sink.next()).isEqualTo("listed at 50");
    }

    @Test
    void survivesAListThatFails() throws InterruptedException {
        server.on("GET", "things", 500, "oops").on("GET", "things", 200, EMPTY_AT_5);

        watch.start();

        assertThat(sink.next()).isEqualTo("listed at 5");
    }

    @Test
    void survivesAnEventThatIsNoJson() throws InterruptedException {
        server.on("GET", "things", 200, EMPTY_AT_5);
        server.emit("things", "}nonsense");
        server.endWatch("things");
        server.emit("things", "ADDED", thing("a", 6));

        watch.start();

        assertThat(sink.next()).isEqualTo("listed at 5");
        assertThat(sink.next()).isEqualTo("changed a at 6");
    }

    @Test
    void passesOverAnObjectThatNobodyCanTake() throws InterruptedException {
        server.on("GET", "things", 200, EMPTY_AT_5);
        server.emit("things", "ADDED", thing("poison", 6));
        server.emit("things", "ADDED", thing("a", 7));

        watch.start();

        assertThat(sink.next()).isEqualTo("listed at 5");
        assertThat(sink.next()).isEqualTo("changed a at 7");
    }

    private static String thing(String name, int version) {
        return "{\"metadata\":{\"name\":\"" + name + "\",\"resourceVersion\":\"" + version + "\"}}";
    }

    private static final class FakeSink implements ListWatch.Sink {
        private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

        @Nullable
        String next() throws InterruptedException {
            return seen.poll(20, TimeUnit.SECONDS);
        }

        @Override
        public void listed(List<Json.Obj> objects, long version) {
            StringBuilder names = new StringBuilder();
            objects.forEach(object -> names.append(' ').append(name(object)));
            seen.add("listed" + names + " at " + version);
        }

        @Override
        public void changed(Json.Obj object) {
            if (name(object).equals("poison")) {
                throw new IllegalArgumentException("poison");
            }
            seen.add("changed " + name(object) + " at " + version(object));
        }

        @Override
        public void deleted(Json.Obj object) {
            seen.add("deleted " + name(object) + " at " + version(object));
        }

        @Override
        public void reached(long version) {
            seen.add("reached " + version);
        }

        private static String name(Json.Obj object) {
            return object.obj("metadata").text("name").orElse("");
        }

        private static String version(Json.Obj object) {
            return object.obj("metadata").text("resourceVersion").orElse("");
        }
    }
}
