package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.ReleaseClock.Completion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Services of a canary without traffic routing, and going back within the rollback window (spec 3.3, 3.5, 3.6). */
class CanaryServiceTest {

    private static Releases canary(Map<String, Object> spec) {
        return Releases.with(4, spec, Map.of("canaryService", "next", "stableService", "web"), setWeight(50), pause());
    }

    @Test
    void bothServicesFollowTheFirstVersionOnceAllItsPodsAreThere() {
        Releases web = canary(Map.of());
        web.simulation.settle();
        assertThat(web.revisionBehind("web")).isZero();
        web.run();
        assertThat(List.of(web.revisionBehind("web"), web.revisionBehind("next")))
                .containsExactly(1, 1);
        assertThat(web.simulation.last().atRest()).isTrue();
    }

    @Test
    void theCanaryServiceFollowsTheNewVersionAsSoonAsItHasAPod() {
        Releases web = canary(Map.of()).deployed();
        web.image("web:2");
        web.simulation.settle();
        assertThat(web.revisionBehind("next")).isEqualTo(1);
        web.run();
        assertThat(List.of(web.revisionBehind("web"), web.revisionBehind("next")))
                .containsExactly(1, 2);
    }

    @Test
    void promotionMovesTheStableService() {
        Releases web = canary(Map.of()).deployed();
        web.image("web:2").run();
        web.simulation.promote();
        web.run();
        assertThat(List.of(web.revisionBehind("web"), web.revisionBehind("next")))
                .containsExactly(2, 2);
    }

    @Test
    void abortMovesTheCanaryServiceBack() {
        Releases web = canary(Map.of()).deployed();
        web.image("web:2").run();
        web.status("abort", Json.of(true)).run();
        assertThat(List.of(web.revisionBehind("web"), web.revisionBehind("next")))
                .containsExactly(1, 1);
    }

    @Test
    void aMissingServiceIsAnInvalidSpec() {
        Releases web = canary(Map.of());
        web.cluster.deleteService("next");
        web.run();
        assertThat(web.phase())
                .endsWith("spec.strategy.canary.canaryService: Invalid value: \"next\": service \"next\" not found");
    }

    @Test
    void goingBackWithinTheRollbackWindowSkipsTheSteps() {
        Releases web = canary(Map.of("rollbackWindow", Map.of("revisions", 1))).deployed();
        web.image("web:2").run();
        web.simulation.promote();
        web.run();
        int before = web.reasons().size();
        web.image("web:1").run();
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.messagesFrom(before)).anyMatch(message -> message.endsWith(": Rollback within window"));
        assertThat(web.status().clock().completion()).contains(Completion.FastPromoted);
    }

    @Test
    void goingFartherBackTakesTheSteps() {
        Releases web = canary(Map.of("rollbackWindow", Map.of("revisions", 0))).deployed();
        web.image("web:2").run();
        web.simulation.promote();
        web.run();
        web.image("web:1").run();
        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
    }
}
