package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** The API server is stopped for 30 s in the middle of a release, which then goes on by itself. Alone with the cluster. */
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterOutageIT {
    @RegisterExtension
    static final Lab LAB = new Lab("noapi");

    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final String API_SERVER = "kube-apiserver";
    private static final Canary FIRST = new Canary(
            "web", 4, "[{setWeight: 25}, {pause: {duration: 5s}}, {setWeight: 50}, {pause: {duration: 5s}}]");
    private static final Canary SECOND = FIRST.withImage("guestbook:2");

    private ControllerProcess controller;

    @BeforeAll
    void start() {
        controller = LAB.startController();
    }

    @AfterEach
    void bringItBack() {
        if (!LAB.cluster().runs(API_SERVER)) {
            LAB.cluster().start(API_SERVER);
        }
    }

    @Test
    void aReleaseGoesOnWhenTheApiServerIsBack(Rollouts rollouts) {
        rollouts.createHealthy(FIRST);
        rollouts.update(SECOND);
        rollouts.awaitPause("web", 1);
        List<String> before = uids(rollouts);

        LAB.cluster().stop(API_SERVER);
        await().during(OUTAGE)
                .atMost(OUTAGE.plusSeconds(10))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(controller.code("/healthz")).isEqualTo(200));
        LAB.cluster().start(API_SERVER);

        assertThat(uids(rollouts)).containsAll(before);
        rollouts.awaitPhase("web", "Healthy");
        assertThat(rollouts.messages("web", "RolloutStepCompleted"))
                .containsExactly(
                        "Rollout step 1/4 completed (setWeight: 25)",
                        "Rollout step 2/4 completed (pause: 5s)",
                        "Rollout step 3/4 completed (setWeight: 50)",
                        "Rollout step 4/4 completed (pause: 5s)");
    }

    private static List<String> uids(Rollouts rollouts) {
        return rollouts.pods().stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toList());
    }
}
