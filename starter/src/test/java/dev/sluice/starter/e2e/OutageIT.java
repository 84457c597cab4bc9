package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The Temporal server is lost, with or without what it knew: traffic and pods stay, and releases go on by themselves. */
@Execution(ExecutionMode.CONCURRENT)
class OutageIT {
    @RegisterExtension
    static final Lab LAB = new Lab("outage");

    private static final Duration OUTAGE = Duration.ofSeconds(30);

    /** A missing run is found within 60 s. */
    private static final Duration CHECKED = Duration.ofSeconds(100);

    private static final Canary RESTING = new Canary("resting", 2, "");
    private static final Canary FIRST =
            new Canary("web", 4, "[{setWeight: 25}, {pause: {}}, {setWeight: 50}, {pause: {duration: 5s}}]");
    private static final Canary SECOND = FIRST.withImage("guestbook:2");
    private static final Canary TIMED =
            new Canary("timed", 4, "[{setWeight: 25}, {pause: {duration: 15s}}, {setWeight: 50}]");

    @Test
    void aWipedServerCostsAReleaseNothingButTime(Rollouts rollouts, @TempDir Path folder) {
        try (TemporalServer temporal = TemporalServer.inMemory(LAB.cluster(), folder);
                ControllerProcess controller = start("wiped", temporal);
                Witness witness = new Witness(LAB.client(), rollouts.namespace())) {
            rollouts.createHealthy(FIRST);
            rollouts.createHealthy(TIMED);
            rollouts.update(SECOND);
            rollouts.update(TIMED.withImage("guestbook:2"));
            rollouts.awaitPause("web", 1);
            rollouts.awaitPause("timed", 1);

            temporal.stop();
            temporal.start();

            rollouts.awaitSeen(
                    "timed",
                    CHECKED,
                    seen -> assertThat(seen.phase()).as("%s", seen).isEqualTo("Healthy"));
            assertThat(rollouts.get("web").step()).isEqualTo(1);
            rollouts.patchStatus("web", "{\"status\":{\"pauseConditions\":null}}");
            rollouts.awaitPhase("web", "Healthy");
            assertThat(rollouts.messages("web", "RolloutStepCompleted"))
                    .containsExactlyElementsOf(List.of(
                            "Rollout step 1/4 completed (setWeight: 25)",
                            "Rollout step 2/4 completed (pause)",
                            "Rollout step 3/4 completed (setWeight: 50)",
                            "Rollout step 4/4 completed (pause: 5s)"));
            witness.assertNothingWasRepeated(SECOND.hash());
            assertThat(controller.alive()).isTrue();
        }
    }

    @Test
    void whileTheServerIsAwayPodsStayAndRestingRolloutsScale(Rollouts rollouts, @TempDir Path folder) {
        try (TemporalServer temporal = TemporalServer.onDisk(LAB.cluster(), folder);
                ControllerProcess controller = start("away", temporal);
                Witness witness = new Witness(LAB.client(), rollouts.namespace())) {
            rollouts.createHealthy(RESTING);
            rollouts.createHealthy(FIRST);
            rollouts.update(SECOND);
            rollouts.awaitPause("web", 1);
            rollouts.patchStatus("web", "{\"status\":{\"pauseConditions\":null}}");
            rollouts.awaitPause("web", 3);
            List<String> before = podsOf(rollouts, "web");

            temporal.stop();
            rollouts.patch("resting", "{\"spec\":{\"replicas\":5}}");

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(podsOf(rollouts, "resting")).hasSize(5));
            await().during(OUTAGE)
                    .atMost(OUTAGE.plusSeconds(10))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(podsOf(rollouts, "web")).isEqualTo(before));
            assertThat(controller.code("/healthz")).isEqualTo(200);
            temporal.start();
            rollouts.awaitPhase("web", "Healthy");
            witness.assertNothingWasRepeated(SECOND.hash());
        }
    }

    private static ControllerProcess start(String name, TemporalServer temporal) {
        return LAB.start(LAB.settings().named(name).withTemporal(temporal.address()))
                .awaitReady();
    }

    private static List<String> podsOf(Rollouts rollouts, String name) {
        return rollouts.pods().stream()
                .filter(pod -> name.equals(pod.getMetadata().getLabels().get("app")))
                .map(pod -> pod.getMetadata().getUid())
                .sorted()
                .collect(Collectors.toList());
    }
}
