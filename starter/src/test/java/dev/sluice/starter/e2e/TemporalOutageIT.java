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

/** The Temporal server is away for 30 s in the middle of a release: nothing moves, and then the release goes on by itself. */
class TemporalOutageIT {
    @RegisterExtension
    static final Lab LAB = new Lab("outage");

    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Canary RESTING = new Canary("resting", 2, "");
    private static final Canary FIRST =
            new Canary("web", 4, "[{setWeight: 25}, {pause: {duration: 20s}}, {setWeight: 50}]");
    private static final Canary SECOND = FIRST.withImage("guestbook:2");

    @Test
    void podsStayAndRestingRolloutsScale(Rollouts rollouts, Rollouts others, @TempDir Path folder) {
        try (TemporalServer temporal = TemporalServer.onDisk(LAB.cluster(), folder)) {
            ControllerProcess controller =
                    LAB.start(LAB.settings().withTemporal(temporal.address())).awaitReady();
            others.createHealthy(RESTING);
            rollouts.createHealthy(FIRST);
            try (Witness witness = new Witness(LAB.client(), rollouts.namespace())) {
                rollouts.update(SECOND);
                rollouts.awaitPause("web", 1);
                await().until(() -> uids(rollouts).size() == 4);
                List<String> before = uids(rollouts);

                temporal.stop();
                others.patch("resting", "{\"spec\":{\"replicas\":5}}");

                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertThat(others.pods()).hasSize(5));
                await().during(OUTAGE)
                        .atMost(OUTAGE.plusSeconds(10))
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() -> assertThat(uids(rollouts)).isEqualTo(before));
                assertThat(controller.code("/healthz")).isEqualTo(200);
                temporal.start();
                rollouts.awaitPhase("web", "Healthy");
                witness.assertNothingWasRepeated(SECOND.hash());
            }
        }
    }

    private static List<String> uids(Rollouts rollouts) {
        return rollouts.pods().stream()
                .map(pod -> pod.getMetadata().getUid())
                .sorted()
                .collect(Collectors.toList());
    }
}
