package dev.sluice.kube.write;

import static dev.sluice.kube.Samples.EVENTS;
import static dev.sluice.kube.Samples.WEB;
import static dev.sluice.kube.Samples.json;
import static dev.sluice.kube.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.plan.Event;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.FakeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventWriterTest {
    private static final Event EVENT = new Event(true, "RolloutAborted", "it was aborted", "try 2");

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final EventWriter events = new EventWriter(client, () -> Instant.parse("2026-11-21T12:00:00.7Z"));

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void writesAnEventAboutTheRollout() {
        server.on("POST", EVENTS, 201, "{}");

        events.record(Subject.of(WEB), "77", List.of(EVENT));

        String name = EventWriter.name(Subject.of(WEB), "RolloutAborted", "it was aborted", "try 2");
        assertThat(json(server.only("POST", EVENTS).body())).isEqualTo(json("""
                {"apiVersion":"v1","kind":"Event","metadata":{"name":"%s","namespace":"shop"},
                 "type":"Warning","reason":"RolloutAborted","message":"it was aborted",
                 "source":{"component":"rollouts-controller"},"reportingComponent":"rollouts-controller",
                 "firstTimestamp":"2026-11-21T12:00:00Z","lastTimestamp":"2026-11-21T12:00:00Z","count":1,
                 "involvedObject":{"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout","namespace":"shop","name":"web",
                  "uid":"u1","resourceVersion":"77"}}""".formatted(name)));
    }

    @Test
    void givesTheSameEventTheSameName() {
        assertThat(EventWriter.name(Subject.of(WEB), "RolloutAborted", "77", "2"))
                .isEqualTo(EventWriter.name(Subject.of(WEB), "RolloutAborted", "77", "2"))
                .matches("web\\.[0-9a-f]{16}")
                .isNotEqualTo(EventWriter.name(Subject.of(WEB), "RolloutAborted", "7", "72"));
    }

    @Test
    void keepsNamesWithinWhatTheServerTakes() {
        RolloutId longest = new RolloutId("shop", "a".repeat(230) + "-----" + ".".repeat(10) + "b", "u1");

        assertThat(EventWriter.name(Subject.of(longest), "k"))
                .hasSizeLessThanOrEqualTo(253)
                .matches("a+\\.[0-9a-f]{16}");
    }

    @Test
    void takesAnEventThatIsThereForWritten() {
        server.on("POST", EVENTS, 409, refusal("AlreadyExists", "there"));

        assertThat(events.warn(Subject.of(WEB), "k", "ReleaseStuck", "m")).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void triesThreeTimes() {
        server.on("POST", EVENTS, 500, "{}").on("POST", EVENTS, 500, "{}").on("POST", EVENTS, 201, "{}");

        assertThat(events.warn(Subject.of(WEB), "k", "ReleaseStuck", "m")).isTrue();
        assertThat(events.lost()).isZero();
    }

    @Test
    void countsAnEventThatIsLost() {
        server.on("POST", EVENTS, 500, "{}");

        assertThat(events.warn(Subject.of(WEB), "k", "ReleaseStuck", "m")).isFalse();
        assertThat(server.requests()).hasSize(3);
        assertThat(events.lost()).isEqualTo(1);
    }

    @Test
    void doesNotInsistWhenItIsForbidden() {
        server.on("POST", EVENTS, 403, refusal("Forbidden", "terminating"));

        assertThat(events.warn(Subject.of(WEB), "k", "ReleaseStuck", "m")).isFalse();
        assertThat(server.requests()).hasSize(1);
    }
}
